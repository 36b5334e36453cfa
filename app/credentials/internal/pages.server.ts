import type { Pdf } from '#app/formats/pdf.server.ts';
import { type Block, totalHeight } from '#app/formats/pdf-block.ts';
import { drawHairline, page } from './frame.server.ts';
import { drawTable, type TableBlocks } from './modules-table.server.ts';

export interface Parts {
  title: Block;
  facts: Block;
  /** The table with outcomes under each module, and without. */
  table: (withOutcomes: boolean) => TableBlocks;
  /** Outcomes on their own, for the table without them: a heading, then one block a module; may be empty. */
  outcomes: () => Block[];
  foot: Block;
  /** Dresses a new page; returns where its text begins. */
  dressPage: () => number;
}

/** Space above title, facts and table in points: at least, and at most where the page has room. */
const gaps = [
  { least: 22, most: 62 },
  { least: 18, most: 38 },
  { least: 18, most: 34 },
] as const;
const ABOVE_FOOT = 16;
const AFTER_TURN = 18;
const ABOVE_OUTCOMES = 24;
/** Heights that fill a page exactly still fit. */
const ROUNDING = 0.01;

/** Where the next block goes, and where a page ends. */
interface Flow {
  y: number;
  limit: number;
}

/**
 * All on one page if it fits, the outcomes under their modules; else the plain table first, then the outcomes on further
 * pages. The foot stays on the first page, which alone is a whole certificate.
 */
export function drawPages(pdf: Pdf, top: number, parts: Parts): void {
  const footTop = page.bottom - parts.foot.height;
  const flow: Flow = { y: top, limit: footTop - ABOVE_FOOT };
  const roomFor = ({ heading, head, rows }: TableBlocks) =>
    flow.limit - top - totalHeight([parts.title, parts.facts, heading, head, ...rows]);
  const full = parts.table(true);
  const onePage = roomFor(full) >= totalLeast;
  const table = onePage ? full : parts.table(false);
  const [titleGap = 0, factsGap = 0, tableGap = 0] = spread(roomFor(table));

  place(pdf, flow, parts.title, titleGap);
  place(pdf, flow, parts.facts, factsGap);
  place(pdf, flow, table.heading, tableGap);
  drawRows(pdf, flow, table, parts);
  if (!onePage) drawOutcomes(pdf, flow, parts);
  pdf.toFirstPage();
  parts.foot.draw(pdf, footTop);
}

function drawRows(pdf: Pdf, flow: Flow, { head, headAgain, rows }: TableBlocks, parts: Parts): void {
  const drawHead = () => place(pdf, flow, head, 0);
  drawTable(pdf, drawHead, () => {
    for (const [index, row] of rows.entries()) {
      if (flow.y + row.height > flow.limit + ROUNDING) {
        turn(pdf, flow, parts);
        place(pdf, flow, headAgain, 0);
      } else if (index > 0) {
        drawHairline(pdf, flow.y);
      }
      place(pdf, flow, row, 0);
    }
  });
}

function drawOutcomes(pdf: Pdf, flow: Flow, parts: Parts): void {
  const blocks = parts.outcomes();
  const stillFirst = flow.limit !== page.bottom;
  for (const [index, block] of blocks.entries()) {
    // A heading is not left alone at the foot of a page.
    const needed = block.height + (index === 0 ? ABOVE_OUTCOMES + (blocks[1]?.height ?? 0) : 0);
    if ((index === 0 && stillFirst) || flow.y + needed > flow.limit + ROUNDING) turn(pdf, flow, parts);
    else if (index === 0) flow.y += ABOVE_OUTCOMES;
    place(pdf, flow, block, 0);
  }
}

function place(pdf: Pdf, flow: Flow, block: Block, gap: number): void {
  block.draw(pdf, flow.y + gap);
  flow.y += gap + block.height;
}

function turn(pdf: Pdf, flow: Flow, parts: Parts): void {
  pdf.addPage();
  flow.y = parts.dressPage() + AFTER_TURN;
  flow.limit = page.bottom;
}

const totalLeast = gaps.reduce((sum, gap) => sum + gap.least, 0);

/** Shares the room that is left among the gaps, each between its least and its most. */
function spread(room: number): number[] {
  const slack = Math.max(0, room - totalLeast);
  const wanted = gaps.reduce((sum, gap) => sum + gap.most - gap.least, 0);
  return gaps.map(({ least, most }) => least + (most - least) * Math.min(1, slack / wanted));
}

import { groupFingerprint } from '#app/certification/fingerprint.ts';
import { messages as words } from '#app/certification/sheet-messages.ts';
import type { Snapshot, SnapshotModule } from '#app/certification/snapshot.ts';
import type { Pdf } from '#app/formats/pdf.server.ts';
import { type Block, type Column, totalHeight } from '#app/formats/pdf-block.ts';
import { palette } from '#app/formats/pdf-palette.ts';
import { drawParagraph, type Paragraph, setParagraph, type Type } from '#app/formats/pdf-paragraph.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { messages } from '../messages.ts';
import { drawHairline } from './frame.server.ts';
import { outcomesList } from './outcomes-list.server.ts';

export interface TableBlocks {
  heading: Block;
  head: Block;
  /** The head again on a further page, for the eye only. */
  headAgain: Block;
  rows: Block[];
}

interface Cell {
  x: number;
  align: 'start' | 'end';
  /** One below the other. */
  paragraphs: Paragraph[];
}

const headingType: Type = { weight: 700, size: 11, leading: 16, color: palette.accent };
const headType: Type = { weight: 400, size: 9, leading: 12, color: palette.quiet };
const titleType: Type = { weight: 700, size: 10.5, leading: 14, color: palette.ink };
const cellType: Type = { weight: 400, size: 9.5, leading: 14, color: palette.ink };
const smallType: Type = { weight: 400, size: 8.5, leading: 12, color: palette.quiet };
const PADDING = 6;
const HEAD_PADDING = 3;
const headRule = { width: 0.8, color: palette.ink };

/** Shares of the width; the last two columns end at their right edge. */
const shares = [0.42, 0.13, 0.14, 0.085, 0.225] as const;

/** Heading, head and rows of "What was taught", with the outcomes under each module if asked. Scores are never part of it. */
export function modulesTable(modules: Snapshot['modules'], column: Column, withOutcomes: boolean): TableBlocks {
  const heading = setParagraph(words.modules, headingType, column.width);
  const labels = [words.module, words.track, words.how, words.minutesShort, words.date];
  const head = labels.map((text, index) => cellAt(column, index, [[text, headType]]));
  return {
    heading: {
      height: heading.height + 4,
      draw: (pdf, top) => pdf.tag('H2', {}, () => drawParagraph(pdf, heading, column.left, top)),
    },
    head: rowBlock(head, true),
    headAgain: { height: rowBlock(head, true).height, draw: (pdf, top) => drawHeadAgain(pdf, head, top) },
    rows: modules.map((module) => {
      const row = rowBlock(moduleCells(module, column), false);
      const outcomes = withOutcomes ? module.outcomes : [];
      return outcomes.length === 0 ? row : joined(row, outcomesRow(outcomes, column));
    }),
  };
}

/** Opens the table around whatever draws its rows, on as many pages as that takes. */
export function drawTable(pdf: Pdf, drawHead: () => void, drawRows: () => void): void {
  pdf.tag('Table', {}, () => {
    pdf.tag('THead', {}, drawHead);
    pdf.tag('TBody', {}, drawRows);
  });
}

function moduleCells(module: SnapshotModule, column: Column): Cell[] {
  const { title, version, fingerprint, track, how, minutes, on, delta } = module;
  const name: [string, Type][] = [
    [title, titleType],
    [words.version(version, groupFingerprint(fingerprint)), smallType],
  ];
  if (delta) name.push([words.refreshed(delta.version, groupFingerprint(delta.fingerprint)), smallType]);
  const spaced = (values: string[]): [string, Type][] => values.map((value) => [value, cellType]);
  return [
    cellAt(column, 0, name),
    cellAt(column, 1, spaced([words.tracks[track]])),
    cellAt(column, 2, spaced([words.hows[how]])),
    cellAt(column, 3, spaced([String(minutes + (delta?.minutes ?? 0))])),
    cellAt(column, 4, spaced([longDate(on), ...(delta ? [longDate(delta.on)] : [])])),
  ];
}

function cellAt(column: Column, index: number, texts: [string, Type][]): Cell {
  const before = shares.slice(0, index).reduce((sum, share) => sum + share, 0) * column.width;
  const width = (shares[index] ?? 0) * column.width;
  const end = index >= 3;
  return {
    x: column.left + before + (end ? width : 0),
    align: end ? 'end' : 'start',
    paragraphs: texts.map(([text, type]) => setParagraph(text, type, width - (end ? 0 : 8))),
  };
}

function rowBlock(cells: Cell[], head: boolean): Block {
  const padding = head ? HEAD_PADDING : PADDING;
  const heightOf = (cell: Cell) => totalHeight(cell.paragraphs);
  const height = Math.max(...cells.map(heightOf)) + 2 * padding;
  return {
    height,
    draw: (pdf, top) => {
      pdf.tag('TR', {}, () => {
        for (const [index, cell] of cells.entries()) {
          const draw = () => drawCell(pdf, cell, top + padding);
          if (head) pdf.tag('TH', { scope: 'Column' }, draw);
          else if (index === 0) pdf.tag('TH', { scope: 'Row' }, draw);
          else pdf.tag('TD', {}, draw);
        }
      });
      if (head) drawHairline(pdf, top + height, headRule);
    },
  };
}

/** What the module enables a person to do, across all columns. */
function outcomesRow(outcomes: string[], column: Column): Block {
  const lead = setParagraph(messages.outcomesShort, smallType, column.width);
  const list = outcomesList(outcomes, column);
  return {
    height: lead.height + list.height + PADDING + 1,
    draw: (pdf, top) => {
      pdf.tag('TR', {}, () => {
        pdf.tag('TD', { columns: shares.length }, () => {
          pdf.tag('P', {}, () => drawParagraph(pdf, lead, column.left, top));
          list.draw(pdf, top + lead.height + 1);
        });
      });
    },
  };
}

/** Two rows that stay together. */
function joined(first: Block, second: Block): Block {
  return {
    height: first.height + second.height,
    draw: (pdf, top) => {
      first.draw(pdf, top);
      second.draw(pdf, top + first.height);
    },
  };
}

function drawHeadAgain(pdf: Pdf, cells: Cell[], top: number): void {
  pdf.artifact(() => {
    for (const cell of cells) drawCell(pdf, cell, top + HEAD_PADDING);
  });
  drawHairline(pdf, top + rowBlock(cells, true).height, headRule);
}

function drawCell(pdf: Pdf, cell: Cell, top: number): void {
  let y = top;
  for (const paragraph of cell.paragraphs) y = drawParagraph(pdf, paragraph, cell.x, y, cell.align);
}

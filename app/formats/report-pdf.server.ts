import { createPdf, type Pdf } from './pdf.server.ts';
import type { Column } from './pdf-block.ts';
import { palette } from './pdf-palette.ts';
import { drawParagraph, type Paragraph, setParagraph, type Type } from './pdf-paragraph.server.ts';
import type { Report, ReportPart, ReportTable } from './report.ts';

const MARGIN = 56;
const TOP = 64;
/** Points left blank under the text, where the page number stands. */
const FOOT = 62;
const INDENT = 12;
const CELL_GAP = 8;
const ROW_PADDING = 3.5;

const types = {
  title: { weight: 700, size: 24, leading: 29, color: palette.ink },
  2: { weight: 700, size: 14.5, leading: 19, color: palette.accent },
  3: { weight: 700, size: 11, leading: 15, color: palette.ink },
  text: { weight: 400, size: 10, leading: 14.5, color: palette.ink },
  quiet: { weight: 400, size: 9, leading: 13, color: palette.quiet },
  term: { weight: 700, size: 10, leading: 14.5, color: palette.ink },
  cell: { weight: 400, size: 9, leading: 12.5, color: palette.ink },
  rowHead: { weight: 700, size: 9, leading: 12.5, color: palette.ink },
  columnHead: { weight: 400, size: 8.5, leading: 11.5, color: palette.quiet },
} as const satisfies Record<string | number, Type>;

/** Points above a part. */
const above = { 2: 22, 3: 14, text: 6, list: 4, facts: 8, table: 10 } as const;
const AFTER_HEADING = 3;

interface Flow {
  pdf: Pdf;
  column: Column;
  y: number;
  bottom: number;
}

/**
 * Prints a report as a tagged PDF, the same bytes for the same report. Headings stay with what follows, and a table's head
 * comes again on each page. It takes CPU without a pause: a server lets a worker thread do it.
 */
export function makeReportPdf(report: Report): Promise<Buffer> {
  const { title, author, subject, lang, madeAt } = report;
  const pdf = createPdf({ title, author, subject, lang, madeAt: new Date(madeAt) });
  const column = { left: MARGIN, right: pdf.width - MARGIN, width: pdf.width - 2 * MARGIN };
  const flow: Flow = { pdf, column, y: TOP, bottom: pdf.height - FOOT };
  const heading = setParagraph(title, types.title, column.width);
  pdf.tag('H1', {}, () => drawParagraph(pdf, heading, column.left, flow.y));
  flow.y += heading.height;
  for (const [index, part] of report.parts.entries()) drawPart(flow, part, report.parts[index + 1]);
  drawFoot(flow, report.runningHead);
  return pdf.finish();
}

function drawPart(flow: Flow, part: ReportPart, next: ReportPart | undefined): void {
  switch (part.kind) {
    case 'heading': {
      const { level, text } = part;
      const paragraph = setParagraph(text, types[level], flow.column.width);
      const kept = next === undefined ? 0 : leastHeight(next, flow.column);
      room(flow, above[level], paragraph.height + AFTER_HEADING + kept);
      flow.pdf.tag(level === 2 ? 'H2' : 'H3', {}, () => drawParagraph(flow.pdf, paragraph, flow.column.left, flow.y));
      flow.y += paragraph.height + AFTER_HEADING;
      return;
    }
    case 'text': {
      const paragraph = setParagraph(part.text, part.quiet ? types.quiet : types.text, flow.column.width);
      room(flow, above.text, paragraph.height);
      flow.pdf.tag('P', {}, () => drawParagraph(flow.pdf, paragraph, flow.column.left, flow.y));
      flow.y += paragraph.height;
      return;
    }
    case 'list':
      drawList(flow, part.items);
      return;
    case 'facts':
      drawFacts(flow, part.rows);
      return;
    case 'table':
      drawTable(flow, part);
  }
}

/** What has to stand under a heading at least. */
function leastHeight(part: ReportPart, column: Column): number {
  if (part.kind === 'heading') return 60;
  if (part.kind === 'table') return 70;
  if (part.kind === 'text') return setParagraph(part.text, types.text, column.width).height;
  return 36;
}

/** Goes to a new page where the part does not fit on this one; else leaves the space above it. */
function room(flow: Flow, gap: number, height: number): void {
  if (flow.y + gap + height <= flow.bottom) {
    flow.y += gap;
    return;
  }
  flow.pdf.addPage();
  flow.y = TOP;
}

function drawList(flow: Flow, items: string[]): void {
  const { pdf, column } = flow;
  const bullet = setParagraph('•', types.text, INDENT);
  const drawn = items.map((text) => setParagraph(text, types.text, column.width - INDENT));
  pdf.tag('L', {}, () => {
    for (const item of drawn) {
      room(flow, above.list, item.height);
      pdf.tag('LI', {}, () => {
        pdf.tag('Lbl', {}, () => drawParagraph(pdf, bullet, column.left, flow.y));
        pdf.tag('LBody', {}, () => drawParagraph(pdf, item, column.left + INDENT, flow.y));
      });
      flow.y += item.height;
    }
  });
}

function drawFacts(flow: Flow, rows: [string, string][]): void {
  const { pdf, column } = flow;
  const width = column.width * 0.3;
  pdf.tag('Table', {}, () => {
    for (const [index, [term, text]] of rows.entries()) {
      const head = setParagraph(term, types.term, width - CELL_GAP);
      const body = setParagraph(text, types.text, column.width - width);
      const height = Math.max(head.height, body.height);
      room(flow, index === 0 ? above.facts : 3, height);
      pdf.tag('TR', {}, () => {
        pdf.tag('TH', { scope: 'Row' }, () => drawParagraph(pdf, head, column.left, flow.y));
        pdf.tag('TD', {}, () => drawParagraph(pdf, body, column.left + width, flow.y));
      });
      flow.y += height;
    }
  });
}

interface Cell {
  x: number;
  end: boolean;
  paragraph: Paragraph;
}

function drawTable(flow: Flow, { caption, columns, rows }: ReportTable): void {
  const { pdf, column } = flow;
  const title = setParagraph(caption, types[3], column.width);
  const head = cellsOf(
    column,
    columns,
    columns.map(({ text }) => text),
    true,
  );
  const body = rows.map((row) => cellsOf(column, columns, row, false));
  const headHeight = heightOf(head);
  room(flow, above.table, title.height + headHeight + heightOf(body[0] ?? []));
  pdf.tag('Table', {}, () => {
    pdf.tag('Caption', {}, () => drawParagraph(pdf, title, column.left, flow.y));
    flow.y += title.height + 2;
    pdf.tag('THead', {}, () => pdf.tag('TR', {}, () => drawCells(pdf, head, flow.y, 'head')));
    ruleUnderHead(flow, headHeight);
    pdf.tag('TBody', {}, () => {
      for (const [index, cells] of body.entries()) {
        const height = heightOf(cells);
        if (flow.y + height > flow.bottom) {
          pdf.addPage();
          flow.y = TOP;
          pdf.artifact(() => drawCells(pdf, head, flow.y, null));
          ruleUnderHead(flow, headHeight);
        } else if (index > 0) {
          hairline(flow, palette.rule, 0.5);
        }
        pdf.tag('TR', {}, () => drawCells(pdf, cells, flow.y, 'row'));
        flow.y += height;
      }
    });
  });
}

function cellsOf(column: Column, columns: ReportTable['columns'], texts: string[], isHead: boolean): Cell[] {
  let left = column.left;
  return columns.map(({ share, end = false }, index) => {
    const width = share * column.width;
    const type = isHead ? types.columnHead : index === 0 ? types.rowHead : types.cell;
    const cell = {
      x: end ? left + width - CELL_GAP : left,
      end,
      paragraph: setParagraph(texts[index] ?? '', type, width - CELL_GAP),
    };
    left += width;
    return cell;
  });
}

const heightOf = (cells: Cell[]): number =>
  Math.max(0, ...cells.map(({ paragraph }) => paragraph.height)) + 2 * ROW_PADDING;

function drawCells(pdf: Pdf, cells: Cell[], top: number, as: 'head' | 'row' | null): void {
  for (const [index, { x, end, paragraph }] of cells.entries()) {
    const draw = () => drawParagraph(pdf, paragraph, x, top + ROW_PADDING, end ? 'end' : 'start');
    if (as === null) draw();
    else if (as === 'head') pdf.tag('TH', { scope: 'Column' }, draw);
    else if (index === 0) pdf.tag('TH', { scope: 'Row' }, draw);
    else pdf.tag('TD', {}, draw);
  }
}

function ruleUnderHead(flow: Flow, height: number): void {
  flow.y += height;
  hairline(flow, palette.ink, 0.8);
}

function hairline({ pdf, column, y }: Flow, color: string, width: number): void {
  pdf.artifact(() => pdf.line([column.left, y], [column.right, y], { width, color }));
}

function drawFoot({ pdf, column }: Flow, runningHead: string): void {
  const text = setParagraph(runningHead, types.columnHead, column.width - 80);
  pdf.onEachPage((page, pages) => {
    const number = setParagraph(`${page} / ${pages}`, types.columnHead, 80);
    pdf.artifact(() => {
      drawParagraph(pdf, text, column.left, pdf.height - 44);
      drawParagraph(pdf, number, column.right, pdf.height - 44, 'end');
    });
  });
}

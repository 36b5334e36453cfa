import { type Cell, type Column, formatDate, type Sheet } from './sheet.ts';

/** So that Excel reads UTF-8. */
export const csvStart = '\ufeff';

/** The sheet as a file, made while it is sent. */
export async function* csvBytes({ columns, rows, dateFormat = 'yyyy-mm-dd' }: Sheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvStart + csvRow(columns.map(({ title }) => title)));
  const written = (cell: Cell, column: Column | undefined) =>
    column?.kind === 'date' && typeof cell === 'string' ? formatDate(cell, dateFormat) : cell;
  for await (const page of rows) {
    const lines = page.map((row) => csvRow(row.map((cell, index) => written(cell, columns[index]))));
    yield encoder.encode(lines.join(''));
  }
}

/** One row by RFC 4180, with its CRLF. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * What a spreadsheet would take for a formula is led by an apostrophe, which it shows and does not run, as OWASP advises
 * against CSV injection; full-width forms count too. Numbers are no formulas.
 */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A value of a cell; null is an empty one. */
export type Cell = string | number | null;

/** So that Excel reads UTF-8. */
export const csvStart = '\ufeff';

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

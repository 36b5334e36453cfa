/** A document of plain parts, one below the other, as data: `makeReportPdf` prints it. */
export interface Report {
  title: string;
  /** Stands beside the page number on every page. */
  runningHead: string;
  author: string;
  subject: string;
  lang: string;
  /** Stands for the time of writing, so that the same report gives the same bytes. */
  madeAt: string;
  parts: ReportPart[];
}

export type ReportPart =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; text: string; quiet?: boolean }
  | { kind: 'list'; items: string[] }
  /** Terms with what they are. */
  | { kind: 'facts'; rows: [term: string, text: string][] }
  | ReportTable;

export interface ReportTable {
  kind: 'table';
  caption: string;
  /** Shares of the width add up to 1. */
  columns: { text: string; share: number; end?: boolean }[];
  /** The first cell of a row is its head. */
  rows: string[][];
}

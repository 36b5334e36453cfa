/** A value of a cell; null is an empty one. A date is written `YYYY-MM-DD`, and its column says that it is one. */
export type Cell = string | number | null;

export interface Column {
  title: string;
  kind: 'text' | 'date';
  /** In characters, as spreadsheets measure it. */
  width: number;
}

export const dateFormats = ['yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** A table to be taken away. Its rows are read, some at a time, while they are sent. */
export interface Sheet {
  /** Names the sheet within a workbook: at most 28 characters, none of `[]:*?/\`. */
  title: string;
  /** Of the file, without its ending. */
  fileName: string;
  /** The day that the rows are about, as `YYYY-MM-DD`. */
  on: string;
  columns: readonly Column[];
  rows: AsyncIterable<Cell[][]>;
  /** How dates are shown; ISO unless it says otherwise. */
  dateFormat?: DateFormat;
}

/** A date as people of some place write it; what is no date stays as it is. */
export function formatDate(date: string, format: DateFormat): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (year === '' || format === 'yyyy-mm-dd') return date;
  return format === 'dd/mm/yyyy' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}

export const sheetFormats = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

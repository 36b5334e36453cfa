import type { DateFormat, SheetFormat } from '#app/formats/sheet.ts';

/** What somebody chose for a file that they take away again and again. */
export interface ProfileWish {
  name: string;
  format: SheetFormat;
  dateFormat: DateFormat;
  /** One row for each person and course, else one for each person. */
  byCourse: boolean;
  /** Names of columns in their order. */
  columns: string[];
  /** Own codes by the id of a curriculum. */
  codes: Record<string, string>;
}

export interface Profile extends ProfileWish {
  id: string;
  /** As the address of the list said it. */
  filter: Record<string, string>;
  revision: number;
}

/** One making of a file. */
export interface Run {
  id: string;
  at: string;
  changesOnly: boolean;
  /** Rows of the whole list; null where the file was not sent to its end. */
  rows: number | null;
  acceptedAt: string | null;
}

/** The column that `codes` fill. */
export const codeColumn = 'courseCode';

import type { Kysely } from 'kysely';
import type { Cell, Column } from '#app/formats/sheet.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** A list, whoever reads it. */
export interface Source {
  on: string;
  columns: Record<string, Column>;
  /** By id. */
  courseTitles: Record<string, string>;
  pages: AsyncIterable<SourceRow[]>;
}

export interface SourceRow {
  personId: string;
  courseId: string | null;
  /** By the name of the column. */
  cells: Record<string, Cell>;
}

/** Opens a list for somebody who may take all of it away; anybody else is refused. */
export type OpenSource = (
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  asked: { filter: Record<string, string>; byCourse: boolean },
) => Promise<Source>;

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type EmployedPlace, employedAsAt } from './list-employed-as-at.server.ts';

/** How many `listEmployedAsAt` would list in all. */
export async function countEmployedAsAt(
  db: Kysely<Schema>,
  place: Pick<EmployedPlace, 'on' | 'unitIds'>,
): Promise<number> {
  const row = await employedAsAt(db, place)
    .select((select) => select.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

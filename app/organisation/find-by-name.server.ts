import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { foundIds, readNameSearch } from './name-search.server.ts';

/** People looked at for a name. */
const mostFound = 1000;

/**
 * Ids of those whose name has words that begin as in `q`, in any order, and of whoever has this staff number. `tooMany`: some
 * are missing.
 */
export async function findByName(db: Kysely<Schema>, q: string): Promise<{ ids: string[]; tooMany: boolean }> {
  const found = foundIds(await readNameSearch(db, q));
  const rows = await db
    .selectFrom(sql<{ id: string }>`${found}`.as('found'))
    .select('id')
    .limit(mostFound + 1)
    .execute();
  return { ids: rows.slice(0, mostFound).map(({ id }) => id), tooMany: rows.length > mostFound };
}

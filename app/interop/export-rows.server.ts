import type { Kysely } from 'kysely';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import type { Run } from './profile.ts';

/** Rows of one page or one deletion: a write that nobody has to wait for. */
export const rowsAtOnce = 2000;

export interface SentRow {
  key: string;
  hash: string;
}

/** What an accepted run said of these rows. Without one it said nothing. */
export async function acceptedHashes(
  db: Kysely<Schema>,
  runId: string | null,
  keys: string[],
): Promise<Map<string, string>> {
  if (runId === null) return new Map();
  const rows = await db
    .selectFrom('export_rows')
    .select(['row_key', 'hash'])
    .where('run_id', '=', runId)
    .where('row_key', 'in', givenIds(db, keys))
    .execute();
  return new Map(rows.map(({ row_key, hash }) => [row_key, hash]));
}

/** Keeps keys and hashes alone: no name, and nothing that would have to be erased. */
export async function keepRows(db: Kysely<Schema>, runId: string, rows: SentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('export_rows')
    .values(rows.map(({ key, hash }) => ({ run_id: runId, row_key: key, hash })))
    .onConflict((conflict) =>
      conflict.columns(['run_id', 'row_key']).doUpdateSet((set) => ({ hash: set.ref('excluded.hash') })),
    )
    .execute();
}

/** Keys of an accepted run that a later one no longer has, in pages. */
export async function* goneKeys(db: Kysely<Schema>, accepted: string, later: string): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('export_rows as old')
      .select('old.row_key')
      .where('old.run_id', '=', accepted)
      .where('old.row_key', '>', after)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('export_rows as now')
              .select('now.row_key')
              .where('now.run_id', '=', later)
              .whereRef('now.row_key', '=', 'old.row_key'),
          ),
        ),
      )
      .orderBy('old.row_key')
      .limit(rowsAtOnce)
      .execute();
    if (rows.length > 0) yield rows.map(({ row_key }) => row_key);
    const last = rows.at(-1)?.row_key;
    if (last === undefined || rows.length < rowsAtOnce) return;
    after = last;
  }
}

/** Forgets the rows of runs, a part at a time. */
export async function forgetRows(db: Kysely<Schema>, runIds: string[]): Promise<void> {
  for (const runId of runIds) {
    for (let deleted = rowsAtOnce; deleted === rowsAtOnce; ) {
      const some = db.selectFrom('export_rows').select('row_key').where('run_id', '=', runId).limit(rowsAtOnce);
      const { numDeletedRows } = await db
        .deleteFrom('export_rows')
        .where('run_id', '=', runId)
        .where('row_key', 'in', some)
        .executeTakeFirst();
      deleted = Number(numDeletedRows);
    }
  }
}

/** Forgets runs that nobody accepted and that are not to be accepted any more. */
export async function forgetRuns(db: Kysely<Schema>, runs: Run[]): Promise<void> {
  const ids = runs.filter(({ acceptedAt }) => acceptedAt === null).map(({ id }) => id);
  await forgetRows(db, ids);
  if (ids.length > 0) await db.deleteFrom('export_runs').where('id', 'in', ids).execute();
}

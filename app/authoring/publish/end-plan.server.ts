import type { Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

type Column = 'id' | 'draft_id';

/** Ends a publication that waits for its day, if there is one; whether there was. */
export async function endPlan(
  tx: Transaction<Schema>,
  deps: Deps,
  which: Partial<Record<Column, string>>,
  { state, problem }: { state: 'published' | 'cancelled' | 'failed'; problem: string | null },
): Promise<boolean> {
  let query = tx
    .updateTable('publications')
    .set({ state, problem, ended_at: deps.now().toISOString() })
    .where('state', '=', 'waiting');
  for (const [column, value] of Object.entries(which)) query = query.where(column as Column, '=', value);
  return (await query.returning('id').executeTakeFirst()) !== undefined;
}

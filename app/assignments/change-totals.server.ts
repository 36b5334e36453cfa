import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type Counted, nameOf, totalChanges } from './due-totals.ts';

/** Eight values a row: well below what a statement of either engine takes. */
const rowsAtOnce = 500;

/** Adds to the totals what changed, in the transaction that changed it; rows are taken in one order. */
export async function changeTotals(tx: Transaction<Schema>, before: Counted[], after: Counted[]): Promise<void> {
  await addToTotals(tx, totalChanges(before, after));
}

/** Adds each row's number, negative ones too, to the total of its key. */
export async function addToTotals(tx: Transaction<Schema>, rows: Schema['due_totals'][]): Promise<void> {
  const changes = rows.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  for (let from = 0; from < changes.length; from += rowsAtOnce) {
    await tx
      .insertInto('due_totals')
      .values(changes.slice(from, from + rowsAtOnce))
      .onConflict((conflict) =>
        conflict
          .columns(['facet', 'unit_id', 'edge', 'grain', 'bucket', 'facet_id', 'stage'])
          .doUpdateSet((eb) => ({ n: eb('due_totals.n', '+', eb.ref('excluded.n')) })),
      )
      .execute();
  }
}

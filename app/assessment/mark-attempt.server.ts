import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Writes what the record decided about a closed attempt beside its points. */
export async function markAttempt(tx: Transaction<Schema>, attemptId: string, passed: boolean): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('attempts')
    .set({ passed: passed ? 1 : 0 })
    .where('id', '=', attemptId)
    .where('status', '=', 'closed')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`Attempt ${attemptId} is not closed`);
}

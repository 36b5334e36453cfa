import type { Transaction } from 'kysely';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';

/**
 * Answers and submission of one attempt go one after the other: what is read after this call is what counts, so that no
 * answer is acknowledged on a sheet that is being frozen. After the person lock, before totals.
 */
export async function lockAttempt(tx: Transaction<Schema>, attemptId: string): Promise<void> {
  await lockName(tx, attemptLock(attemptId));
}

export const attemptLock = (attemptId: string) => `attempt ${attemptId}`;

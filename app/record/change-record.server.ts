import type { Kysely, Transaction } from 'kysely';
import { appendEvent, type NewEvent } from '#app/events/append-event.server.ts';
import { type LockedRecord, lockRecord } from '#app/events/lock-record.server.ts';
import type { LearningEvent, Verb } from '#app/events/vocabulary.ts';
import type { Deps } from '#app/platform/deps.ts';
import { recallOperation, rememberOperation } from '#app/platform/operations.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Settled, settle } from './settle.server.ts';

export interface RecordChange {
  tx: Transaction<Schema>;
  deps: Deps;
  locked: LockedRecord;
  append: <V extends Verb>(event: NewEvent<V>) => Promise<LearningEvent>;
}

/** What a use case does with the locked record; it gives back how to answer once the record has settled. */
export type Work<T> = (change: RecordChange) => Promise<(settled: Settled) => T>;

/** Under whose name the system itself acts. */
export const systemActor = 'system';

/**
 * The only door through which a person's record changes: lock, known key → the earlier outcome, else work → settle → commit.
 * The outcome must be JSON. A refusal undoes everything and is not remembered. `actorId` null is the system. A key is one
 * operation of one actor on one person: an action on many people derives a key for each.
 */
export async function changeRecord<T>(
  db: Kysely<Schema>,
  deps: Deps,
  who: { personId: string; actorId: string | null; key: string },
  work: Work<T>,
): Promise<T> {
  const actorId = who.actorId ?? systemActor;
  return db.transaction().execute(async (tx) => {
    const locked = await lockRecord(tx, who);
    const known = await recallOperation(tx, actorId, who.key);
    if (known !== null) return (known as { outcome: T }).outcome;
    const append = <V extends Verb>(event: NewEvent<V>) => appendEvent(tx, deps, locked, event);
    const answer = await work({ tx, deps, locked, append });
    const outcome = answer(await settle(tx, deps, locked));
    await rememberOperation(tx, { actorId, key: who.key, result: { outcome }, at: deps.now().toISOString() });
    return outcome;
  });
}

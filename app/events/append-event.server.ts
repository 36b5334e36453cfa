import type { Transaction } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { toRow } from './event-row.ts';
import { eventHash } from './hash-chain.ts';
import type { LockedRecord } from './lock-record.server.ts';
import type { EventBodies, LearningEvent, Verb } from './vocabulary.ts';

export interface NewEvent<V extends Verb> {
  verb: V;
  /** Id of the lesson, block, attempt, cycle, certificate … that the event is about. */
  object: string;
  body: EventBodies[V];
  moduleVersion?: string;
  cycle?: string;
  /** When it happened, where that is earlier than now (an answer sent after the network came back). */
  occurredAt?: string;
}

/** Appends one event to a locked record and moves its head. The date, seq, key and hashes are decided here. */
export async function appendEvent<V extends Verb>(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  event: NewEvent<V>,
): Promise<LearningEvent> {
  const now = deps.now();
  const recordedAt = now.toISOString();
  const envelope = {
    id: deps.newId(),
    person: locked.personId,
    seq: locked.seq + 1,
    verb: event.verb,
    object: event.object,
    ...(event.moduleVersion !== undefined && { moduleVersion: event.moduleVersion }),
    ...(event.cycle !== undefined && { cycle: event.cycle }),
    ...(locked.actorId !== null && { actor: locked.actorId }),
    key: locked.appended.length === 0 ? locked.key : `${locked.key}/${locked.appended.length + 1}`,
    occurredAt: event.occurredAt ?? recordedAt,
    recordedAt,
    body: { ...event.body, on: today(deps.zone, now), ...(locked.forId !== undefined && { for: locked.forId }) },
  };
  const hash = eventHash(locked.hash, envelope);
  const written = { ...envelope, prev: locked.hash, hash } as unknown as LearningEvent;
  await tx.insertInto('learning_events').values(toRow(written)).execute();
  await tx
    .updateTable('record_heads')
    .set({ seq: written.seq, hash })
    .where('person_id', '=', locked.personId)
    .execute();
  locked.seq = written.seq;
  locked.hash = hash;
  locked.appended.push(written);
  return written;
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { fromRow } from './event-row.ts';
import type { StoredEvent } from './hash-chain.ts';
import { mergedHistory, mergedPersons } from './merged-history.ts';
import type { LearningEvent, Verb } from './vocabulary.ts';

/** A person's events in the order of their chain, from `fromSeq` (inclusive). */
export async function listEvents(db: Kysely<Schema>, personId: string, fromSeq = 1): Promise<LearningEvent[]> {
  return (await listStoredEvents(db, personId, fromSeq)).map(fromRow);
}

/** Some of a person's events, by `seq`, in no order. */
export async function listEventsBySeq(db: Kysely<Schema>, personId: string, seqs: number[]): Promise<LearningEvent[]> {
  if (seqs.length === 0) return [];
  const rows = await db
    .selectFrom('learning_events')
    .selectAll()
    .where('person_id', '=', personId)
    .where('seq', 'in', seqs)
    .execute();
  return rows.map(fromRow);
}

/** The rows as they are stored, for the checker. */
export function listStoredEvents(db: Kysely<Schema>, personId: string, fromSeq = 1): Promise<StoredEvent[]> {
  return db
    .selectFrom('learning_events')
    .selectAll()
    .where('person_id', '=', personId)
    .where('seq', '>=', fromSeq)
    .orderBy('seq')
    .execute();
}

/** A person's events of some verbs, in order. */
export async function listEventsOf(db: Kysely<Schema>, personId: string, verbs: Verb[]): Promise<LearningEvent[]> {
  const rows = await db
    .selectFrom('learning_events')
    .selectAll()
    .where('person_id', '=', personId)
    .where('verb', 'in', verbs)
    .orderBy('seq')
    .execute();
  return rows.map(fromRow);
}

/** The whole history that folds read: with merged persons' events in the frozen order, renumbered. */
export async function listHistory(db: Kysely<Schema>, personId: string): Promise<LearningEvent[]> {
  const own = await listEvents(db, personId);
  const others: LearningEvent[] = [];
  for (const person of mergedPersons(own)) others.push(...(await listEvents(db, person)));
  return mergedHistory(own, others);
}

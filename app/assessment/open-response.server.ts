import { type Kysely, sql } from 'kysely';
import { Refusal } from '#app/platform/refusal.ts';
import { givenRows } from '#db/dialect/given-rows.ts';
import { shareWrite } from '#db/dialect/share-write.ts';
import { preparedQuery } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { attemptLock } from './lock-attempt.server.ts';

export interface ResponsePlace {
  personId: string;
  attemptId: string;
  position: number;
}

export type GivenResponse = {
  personId: string;
  attemptId: string;
  position: number;
  /** Null: newer than what is stored, and not below `arrival`. */
  sequence: number | null;
  arrival: number;
  /** Sequence above which a stored answer stays, and stays where it is the same; null: it has to be below `sequence`. */
  shown: number | null;
  /** JSON; `null` takes the answer back. */
  answer: string;
  confidence: number | null;
  /** The deadline is held against it. */
  now: string;
};

const columns = {
  personId: 'text',
  attemptId: 'text',
  position: 'integer',
  sequence: 'integer',
  arrival: 'integer',
  shown: 'integer',
  answer: 'text',
  confidence: 'integer',
  now: 'text',
} as const;

/**
 * Writes an answer to a line of this person's sheet; null where the line cannot be answered any more, or where what is stored
 * stays. Acknowledged when it is committed.
 */
export const keepResponse = shareWrite<GivenResponse, { attempt_id: string; sequence: number; saved_at: string }>(
  (db, rows) => insertGiven(db, { rows: JSON.stringify(rows) }),
  { of: (row) => attemptLock(row.attemptId), returned: (out) => attemptLock(out.attempt_id) },
);

const insertGiven = preparedQuery<{ rows: string }, { attempt_id: string; sequence: number; saved_at: string }>(
  (db, slot) =>
    db
      .insertInto('responses')
      .columns(['attempt_id', 'position', 'sequence', 'answer', 'confidence', 'saved_at'])
      .expression(
        db
          .selectFrom(givenRows<GivenResponse>(db, columns, slot('rows')).as('given'))
          .innerJoin('attempts', (join) =>
            join.onRef('attempts.id', '=', 'given.attemptId').onRef('attempts.person_id', '=', 'given.personId'),
          )
          .innerJoin('attempt_items', (join) =>
            join
              .onRef('attempt_items.attempt_id', '=', 'attempts.id')
              .onRef('attempt_items.position', '=', 'given.position'),
          )
          .leftJoin('responses as stored', (join) =>
            join.onRef('stored.attempt_id', '=', 'attempts.id').onRef('stored.position', '=', 'attempt_items.position'),
          )
          .select(['attempts.id', 'attempt_items.position'])
          .select((eb) => [
            eb
              .case()
              .when('given.sequence', 'is not', null)
              .then(eb.ref('given.sequence'))
              .when('stored.sequence', '>=', eb.ref('given.arrival'))
              .then(sql<number>`stored.sequence + 1`)
              .else(eb.ref('given.arrival'))
              .end()
              .as('sequence'),
            'given.answer',
            'given.confidence',
            'given.now',
          ])
          .where((eb) =>
            eb.or([eb('attempts.deadline_at', 'is', null), eb('attempts.deadline_at', '>=', eb.ref('given.now'))]),
          )
          .where((eb) =>
            eb.or([
              eb('attempts.status', '=', 'open'),
              eb('attempts.status', '=', 'reteach').and('attempt_items.parallel_of', 'is not', null),
            ]),
          )
          .where((eb) =>
            eb
              .case()
              .when('given.shown', 'is', null)
              .then(
                eb.or([
                  eb('stored.sequence', 'is', null),
                  eb('given.sequence', 'is', null),
                  eb('given.sequence', '>', eb.ref('stored.sequence')),
                ]),
              )
              .when('stored.sequence', 'is', null)
              .then(eb('given.answer', '<>', 'null'))
              .else(
                eb.and([
                  eb('stored.sequence', '<=', eb.ref('given.shown')),
                  eb('stored.answer', '<>', eb.ref('given.answer')),
                ]),
              )
              .end(),
          ),
      )
      .onConflict((conflict) =>
        conflict.columns(['attempt_id', 'position']).doUpdateSet((eb) => ({
          sequence: eb.ref('excluded.sequence'),
          answer: eb.ref('excluded.answer'),
          confidence: eb.ref('excluded.confidence'),
          saved_at: eb.ref('excluded.saved_at'),
        })),
      )
      .returning(['attempt_id', 'sequence', 'saved_at']),
);

export interface StoredResponse {
  /** JSON; `null` also where nothing was ever stored. */
  answer: string;
  /** 0 where nothing was ever stored. */
  sequence: number;
  savedAt: string | null;
}

/** What a line that can still be answered holds. Refuses any other line, with the reason. */
export async function getStoredResponse(
  db: Kysely<Schema>,
  place: ResponsePlace,
  now: string,
): Promise<StoredResponse> {
  const item = await db
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .leftJoin('responses', (join) =>
      join
        .onRef('responses.attempt_id', '=', 'attempt_items.attempt_id')
        .onRef('responses.position', '=', 'attempt_items.position'),
    )
    .select(['attempts.status', 'attempts.deadline_at', 'attempt_items.parallel_of'])
    .select(['responses.sequence', 'responses.saved_at', 'responses.answer'])
    .where('attempts.id', '=', place.attemptId)
    .where('attempts.person_id', '=', place.personId)
    .where('attempt_items.position', '=', place.position)
    .executeTakeFirst();
  if (!item) throw new Refusal('not-found', 'assessment.no-such-question');
  if (item.status === 'closed') throw new Refusal('closed', 'assessment.attempt-closed');
  if (item.deadline_at !== null && now > item.deadline_at) throw new Refusal('closed', 'assessment.time-over');
  if (item.status === 'reteach' && item.parallel_of === null) throw new Refusal('closed', 'assessment.sheet-frozen');
  return { answer: item.answer ?? 'null', sequence: item.sequence ?? 0, savedAt: item.saved_at };
}

import type { ExpressionBuilder, Kysely, OnConflictDatabase, OnConflictTables } from 'kysely';
import { Refusal } from '#app/platform/refusal.ts';
import type { SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';

export interface ResponsePlace {
  personId: string;
  attemptId: string;
  position: number;
}

export type ResponseValues = {
  personId: string;
  attemptId: string;
  position: number;
  sequence: number;
  answer: string;
  confidence: number | null;
  now: string;
};

/** Inserts nothing where there is no such `line`. The caller says what a stored answer does to it. */
export function insertLine(db: Kysely<Schema>, line: ReturnType<typeof openLine>) {
  return db
    .insertInto('responses')
    .columns(['attempt_id', 'position', 'sequence', 'answer', 'confidence', 'saved_at'])
    .expression(line)
    .returning(['sequence', 'saved_at']);
}

/** A line of this person's sheet with the values of the call; none where it can no longer be answered. */
export function openLine(db: Kysely<Schema>, slot: SlotOf<ResponseValues>) {
  return db
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .select(['attempts.id', 'attempt_items.position'])
    .select((eb) => [
      eb.cast<number>(eb.val(slot('sequence')), 'bigint').as('sequence'),
      eb.cast<string>(eb.val(slot('answer')), 'text').as('answer'),
      eb.cast<number | null>(eb.val(slot('confidence')), 'integer').as('confidence'),
      eb.cast<string>(eb.val(slot('now')), 'text').as('saved_at'),
    ])
    .where('attempts.id', '=', slot('attemptId'))
    .where('attempts.person_id', '=', slot('personId'))
    .where('attempt_items.position', '=', slot('position'))
    .where((eb) => eb.or([eb('attempts.deadline_at', 'is', null), eb('attempts.deadline_at', '>=', slot('now'))]))
    .where((eb) =>
      eb.or([
        eb('attempts.status', '=', 'open'),
        eb('attempts.status', '=', 'reteach').and('attempt_items.parallel_of', 'is not', null),
      ]),
    );
}

type Conflicting = ExpressionBuilder<OnConflictDatabase<Schema, 'responses'>, OnConflictTables<'responses'>>;

export const given = (eb: Conflicting) => ({
  answer: eb.ref('excluded.answer'),
  confidence: eb.ref('excluded.confidence'),
  saved_at: eb.ref('excluded.saved_at'),
});

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

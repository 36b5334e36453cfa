import {
  type ExpressionBuilder,
  type Kysely,
  type OnConflictDatabase,
  type OnConflictTables,
  sql,
  type Transaction,
} from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Answer } from '#app/questions/question.ts';
import { shareCommit } from '#db/dialect/share-commit.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { lockAttempt } from './lock-attempt.server.ts';

export interface ResponseInput {
  personId: string;
  attemptId: string;
  position: number;
  /**
   * Rises with each answer to this item, and starts above the sequence that the sheet showed; the highest wins, whatever the
   * arrival. Left out (a form without JavaScript): as new as its arrival.
   */
  sequence?: number;
  /** Null takes a saved answer back. */
  answer: Answer | null;
  /** Percent, 0 to 100. */
  confidence?: number | null;
}

export interface SavedResponse {
  /** What is stored now: this answer, or a newer one that had come before it. */
  savedAt: string;
  sequence: number;
}

/**
 * Keeps one answer of an open sheet; it is acknowledged when it is committed. The answer is known to fit the question at
 * this position. An open sheet is working state, not record.
 */
export async function writeResponse(db: Kysely<Schema>, deps: Deps, input: ResponseInput): Promise<SavedResponse> {
  const { personId, attemptId, position, sequence, answer, confidence = null } = input;
  const write = sequence === undefined ? writeNewest : writeIfNewer;
  return shareCommit(db, async (tx) => {
    await lockAttempt(tx, attemptId);
    const now = deps.now();
    const [saved] = await write(tx, {
      personId,
      attemptId,
      position,
      sequence: sequence ?? now.getTime(),
      answer: JSON.stringify(answer),
      confidence,
      now: now.toISOString(),
    });
    return saved ? { savedAt: saved.saved_at, sequence: saved.sequence } : whyNot(tx, input, now.toISOString());
  });
}

type Values = {
  personId: string;
  attemptId: string;
  position: number;
  sequence: number;
  answer: string;
  confidence: number | null;
  now: string;
};

/** Writes nothing where the sheet is frozen, is not this person's, or holds an answer that is as new. */
const writeIfNewer = preparedQuery((db, slot: SlotOf<Values>) =>
  insertOpen(db, slot).onConflict((conflict) =>
    conflict
      .columns(['attempt_id', 'position'])
      .doUpdateSet((eb) => ({ ...given(eb), sequence: eb.ref('excluded.sequence') }))
      .whereRef('excluded.sequence', '>', 'responses.sequence'),
  ),
);

/** The same for an answer that is newer than any stored one, also where the clock of an earlier one ran ahead. */
const writeNewest = preparedQuery((db, slot: SlotOf<Values>) =>
  insertOpen(db, slot).onConflict((conflict) =>
    conflict.columns(['attempt_id', 'position']).doUpdateSet((eb) => ({
      ...given(eb),
      sequence: sql<number>`case when excluded.sequence > responses.sequence then excluded.sequence else responses.sequence + 1 end`,
    })),
  ),
);

function insertOpen(db: Kysely<Schema>, slot: SlotOf<Values>) {
  return db
    .insertInto('responses')
    .columns(['attempt_id', 'position', 'sequence', 'answer', 'confidence', 'saved_at'])
    .expression(
      db
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
        ),
    )
    .returning(['sequence', 'saved_at']);
}

type Conflicting = ExpressionBuilder<OnConflictDatabase<Schema, 'responses'>, OnConflictTables<'responses'>>;

const given = (eb: Conflicting) => ({
  answer: eb.ref('excluded.answer'),
  confidence: eb.ref('excluded.confidence'),
  saved_at: eb.ref('excluded.saved_at'),
});

/** What is stored, where that is newer. Otherwise refuses, with the reason. */
async function whyNot(tx: Transaction<Schema>, input: ResponseInput, now: string): Promise<SavedResponse> {
  const item = await tx
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .leftJoin('responses', (join) =>
      join
        .onRef('responses.attempt_id', '=', 'attempt_items.attempt_id')
        .onRef('responses.position', '=', 'attempt_items.position'),
    )
    .select(['attempts.status', 'attempts.deadline_at', 'attempt_items.parallel_of'])
    .select(['responses.sequence', 'responses.saved_at'])
    .where('attempts.id', '=', input.attemptId)
    .where('attempts.person_id', '=', input.personId)
    .where('attempt_items.position', '=', input.position)
    .executeTakeFirst();
  if (!item) throw new Refusal('not-found', 'assessment.no-such-question');
  if (item.status === 'closed') throw new Refusal('closed', 'assessment.attempt-closed');
  if (item.deadline_at !== null && now > item.deadline_at) throw new Refusal('closed', 'assessment.time-over');
  const frozen = item.status === 'reteach' && item.parallel_of === null;
  if (frozen || item.saved_at === null || item.sequence === null)
    throw new Refusal('closed', 'assessment.sheet-frozen');
  return { savedAt: item.saved_at, sequence: item.sequence };
}

import type { Kysely, Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Answer } from '#app/questions/question.ts';
import { isAnswer } from '#app/questions/registry.ts';
import type { Schema } from '#db/schema.ts';
import { lockAttempt } from './lock-attempt.server.ts';
import { getQuestionBody } from './question-bodies.server.ts';

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

const maxSequence = Number.MAX_SAFE_INTEGER;

/** Keeps one answer of an open sheet; it is acknowledged when it is committed. An open sheet is working state, not record. */
export async function saveResponse(db: Kysely<Schema>, deps: Deps, input: ResponseInput): Promise<SavedResponse> {
  const { sequence: sent = 1 } = input;
  if (!isCount(sent, 1, maxSequence) || !isConfidence(input.confidence)) {
    throw new Refusal('malformed', 'assessment.response-malformed');
  }
  return db.transaction().execute(async (tx) => {
    await lockAttempt(tx, input.attemptId);
    const item = await readItem(tx, input);
    const now = deps.now().toISOString();
    refuseFrozen(item, now);
    const question = await getQuestionBody(tx, item.question_hash);
    if (input.answer !== null && !isAnswer(question, input.answer)) {
      throw new Refusal('malformed', 'assessment.response-malformed');
    }
    const stored = item.sequence ?? 0;
    const sequence = input.sequence ?? Math.max(deps.now().getTime(), stored + 1);
    return (await write(tx, { ...input, sequence }, now)) ?? { savedAt: item.saved_at ?? now, sequence: stored };
  });
}

async function readItem(tx: Transaction<Schema>, { personId, attemptId, position }: ResponseInput) {
  const item = await tx
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .leftJoin('responses', (join) =>
      join
        .onRef('responses.attempt_id', '=', 'attempt_items.attempt_id')
        .onRef('responses.position', '=', 'attempt_items.position'),
    )
    .select(['attempts.status', 'attempts.deadline_at', 'attempt_items.question_hash', 'attempt_items.parallel_of'])
    .select(['responses.sequence', 'responses.saved_at'])
    .where('attempts.id', '=', attemptId)
    .where('attempts.person_id', '=', personId)
    .where('attempt_items.position', '=', isCount(position, 0, maxSequence) ? position : -1)
    .executeTakeFirst();
  if (!item) throw new Refusal('not-found', 'assessment.no-such-question');
  return item;
}

type Item = Awaited<ReturnType<typeof readItem>>;

function refuseFrozen(item: Item, now: string): void {
  if (item.status === 'closed') throw new Refusal('closed', 'assessment.attempt-closed');
  if (item.deadline_at !== null && now > item.deadline_at) throw new Refusal('closed', 'assessment.time-over');
  if (item.status === 'reteach' && item.parallel_of === null) throw new Refusal('closed', 'assessment.sheet-frozen');
}

/** Null when a newer answer is stored already. */
async function write(
  tx: Transaction<Schema>,
  input: ResponseInput & { sequence: number },
  now: string,
): Promise<SavedResponse | null> {
  const row = await tx
    .insertInto('responses')
    .values({
      attempt_id: input.attemptId,
      position: input.position,
      sequence: input.sequence,
      answer: JSON.stringify(input.answer),
      confidence: input.confidence ?? null,
      saved_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['attempt_id', 'position'])
        .doUpdateSet((eb) => ({
          sequence: eb.ref('excluded.sequence'),
          answer: eb.ref('excluded.answer'),
          confidence: eb.ref('excluded.confidence'),
          saved_at: eb.ref('excluded.saved_at'),
        }))
        .whereRef('excluded.sequence', '>', 'responses.sequence'),
    )
    .returning(['sequence', 'saved_at'])
    .executeTakeFirst();
  return row ? { savedAt: row.saved_at, sequence: row.sequence } : null;
}

const isCount = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

const isConfidence = (value: unknown): boolean => value === undefined || value === null || isCount(value, 0, 100);

import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { isAnswer } from '#app/questions/registry.ts';
import type { Schema } from '#db/schema.ts';
import { getItemQuestion } from './get-item-question.server.ts';
import { type ResponseInput, type SavedResponse, writeResponse } from './write-response.server.ts';

const maxSequence = Number.MAX_SAFE_INTEGER;

/** `writeResponse` for values of any origin: refuses what is not an answer to the question at this position. */
export async function saveResponse(db: Kysely<Schema>, deps: Deps, input: ResponseInput): Promise<SavedResponse> {
  const { personId, attemptId, position, sequence = 1, confidence = null, answer } = input;
  if (!isCount(sequence, 1, maxSequence) || !(confidence === null || isCount(confidence, 0, 100))) {
    throw new Refusal('malformed', 'assessment.response-malformed');
  }
  if (!isCount(position, 0, maxSequence)) throw new Refusal('not-found', 'assessment.no-such-question');
  const question = await getItemQuestion(db, { personId, attemptId, position });
  if (answer !== null && !isAnswer(question, answer)) throw new Refusal('malformed', 'assessment.response-malformed');
  return writeResponse(db, deps, input);
}

const isCount = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

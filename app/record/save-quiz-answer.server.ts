import type { Kysely } from 'kysely';
import { getItemQuestion } from '#app/assessment/get-item-question.server.ts';
import { writeResponse } from '#app/assessment/write-response.server.ts';
import { clockTime } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { WrongReason } from '#app/questions/question-model.ts';
import { readAnswer } from '#app/questions/registry.ts';
import type { Schema } from '#db/schema.ts';

export type AnswerSaved = { kind: 'saved'; time: string; sequence: number } | { kind: 'wrong'; reason: WrongReason };

interface Input {
  personId: string;
  attempt: string;
  position: number;
  /** The module in the address, where the caller has not found the attempt under it already. */
  moduleSlug?: string;
  sequence?: number;
  form: FormData;
}

/**
 * Keeps what the fields `q<position>` of a form hold: as new as `sequence` says, without one as new as its arrival. An empty
 * question takes a saved answer back; one that cannot be read changes nothing.
 */
export async function saveQuizAnswer(db: Kysely<Schema>, deps: Deps, input: Input): Promise<AnswerSaved> {
  const place = { personId: input.personId, attemptId: input.attempt, position: input.position };
  const question = await getItemQuestion(db, { ...place, moduleSlug: input.moduleSlug });
  const reading = readAnswer(question, input.form, `q${input.position}`);
  if (reading.kind === 'wrong') return { kind: 'wrong', reason: reading.reason };
  const answer = reading.kind === 'answer' ? reading.answer : null;
  const saved = await writeResponse(db, deps, { ...place, sequence: input.sequence, answer });
  return { kind: 'saved', time: clockTime(deps.zone, new Date(saved.savedAt)), sequence: saved.sequence };
}

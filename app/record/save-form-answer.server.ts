import type { Kysely } from 'kysely';
import { getItemQuestion } from '#app/assessment/get-item-question.server.ts';
import {
  type ElsewhereResponse,
  getElsewhereResponse,
  writeShownResponse,
} from '#app/assessment/write-shown-response.server.ts';
import { clockTime } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Answer } from '#app/questions/question.ts';
import type { WrongReason } from '#app/questions/question-model.ts';
import { readAnswer } from '#app/questions/registry.ts';
import type { Schema } from '#db/schema.ts';
import { saveQuizAnswer } from './save-quiz-answer.server.ts';

/** An answer that is stored and that the page had not shown. */
export interface AnswerElsewhere {
  answer: Answer | null;
  /** Clock time in the organisation's zone. */
  time: string;
  sequence: number;
  /** False where nothing was shown and nothing was given: then there is nothing to choose. */
  choice: boolean;
}

export type FormAnswerSaved =
  | { kind: 'saved'; sequence: number }
  | { kind: 'wrong'; reason: WrongReason }
  /** Nothing was written. `settled` where the learner has seen the stored answer, and it is to stay. */
  | { kind: 'elsewhere'; stored: AnswerElsewhere; settled: boolean };

interface Input {
  personId: string;
  attempt: string;
  position: number;
  form: FormData;
}

/**
 * Keeps the fields `q<position>` of a form. `s<position>` is the sequence that its page showed: a newer answer stays, and the
 * page comes back with it. Then `k<position>` is `keep`, or the sequence of the answer that this one shall replace, or
 * `blank-` and that sequence: replace it if there is an answer now. A form without `s<position>` is as new as its arrival.
 */
export async function saveFormAnswer(db: Kysely<Schema>, deps: Deps, input: Input): Promise<FormAnswerSaved> {
  const { personId, attempt, position, form } = input;
  const shown = sequenceIn(form, `s${position}`);
  if (shown === null) return saveQuizAnswer(db, deps, input);
  const place = { personId, attemptId: attempt, position };
  const kept = async (choice: boolean): Promise<FormAnswerSaved> => {
    const stored = elsewhere(deps, await getElsewhereResponse(db, deps, place), choice);
    return { kind: 'elsewhere', stored, settled: true };
  };
  const choice = String(form.get(`k${position}`) ?? '');
  if (choice === 'keep') return kept(true);
  const reading = readAnswer(await getItemQuestion(db, place), form, `q${position}`);
  if (reading.kind === 'wrong') return { kind: 'wrong', reason: reading.reason };
  if (reading.kind === 'empty' && choice.startsWith('blank-')) return kept(false);
  const replaced = sequenceIn(form, `k${position}`, 'blank-') ?? 0;
  const answer = reading.kind === 'answer' ? reading.answer : null;
  const written = await writeShownResponse(db, deps, { ...place, shown: Math.max(shown, replaced), answer });
  if (written.kind === 'stored') return { kind: 'saved', sequence: written.sequence };
  return { kind: 'elsewhere', stored: elsewhere(deps, written, shown > 0 || answer !== null), settled: false };
}

function elsewhere({ zone }: Deps, { answer, sequence, savedAt }: ElsewhereResponse, choice: boolean): AnswerElsewhere {
  return { answer, sequence, time: savedAt === null ? '' : clockTime(zone, new Date(savedAt)), choice };
}

/** Null where there is no such field, or an empty one. */
function sequenceIn(form: FormData, name: string, before = ''): number | null {
  const value = form.get(name) ?? '';
  if (value === '') return null;
  const digits = typeof value === 'string' ? value.replace(before, '') : '';
  const sequence = /^\d{1,16}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isSafeInteger(sequence + 1)) throw new Refusal('malformed', 'http.form-fields', { field: name });
  return sequence;
}

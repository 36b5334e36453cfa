import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Answer } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { getStoredResponse, keepResponse, type ResponsePlace, type StoredResponse } from './open-response.server.ts';

export interface ShownResponseInput extends ResponsePlace {
  /** Sequence of the answer that the page showed; 0 where it showed none. */
  shown: number;
  /** Null takes the shown answer back. */
  answer: Answer | null;
}

export type ShownResponse =
  /** `sequence` is that of this answer, which is what is stored; 0 where there is none and none was given. */
  | { kind: 'stored'; sequence: number }
  /** Another answer has been stored since the page was drawn, and it stays. */
  | ({ kind: 'elsewhere' } & ElsewhereResponse);

export interface ElsewhereResponse {
  answer: Answer | null;
  sequence: number;
  savedAt: string | null;
}

/**
 * Keeps an answer of a form that may be old: only over what its page showed. An answer that is stored already changes nothing,
 * so that other pages do not become old by it.
 */
export async function writeShownResponse(
  db: Kysely<Schema>,
  deps: Deps,
  input: ShownResponseInput,
): Promise<ShownResponse> {
  const { personId, attemptId, position, shown } = input;
  const at = deps.now();
  const now = at.toISOString();
  const answer = JSON.stringify(input.answer);
  const sequence = Math.max(at.getTime(), shown + 1);
  const place = { personId, attemptId, position };
  const saved = await keepResponse(db, { ...place, sequence, arrival: sequence, shown, answer, confidence: null, now });
  if (saved) return { kind: 'stored', sequence: saved.sequence };
  const stored = await getStoredResponse(db, place, now);
  if (stored.answer === answer) return { kind: 'stored', sequence: stored.sequence };
  return { kind: 'elsewhere', ...elsewhereOf(stored) };
}

/** What is stored for a line, for a learner who keeps it in place of what a form holds. */
export async function getElsewhereResponse(
  db: Kysely<Schema>,
  deps: Deps,
  place: ResponsePlace,
): Promise<ElsewhereResponse> {
  return elsewhereOf(await getStoredResponse(db, place, deps.now().toISOString()));
}

const elsewhereOf = ({ answer, sequence, savedAt }: StoredResponse): ElsewhereResponse => ({
  answer: JSON.parse(answer) as Answer | null,
  sequence,
  savedAt,
});

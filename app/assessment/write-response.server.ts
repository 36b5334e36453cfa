import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Answer } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { getStoredResponse, keepResponse, type ResponsePlace } from './open-response.server.ts';

export interface ResponseInput extends ResponsePlace {
  /**
   * Rises with each answer to this item, and starts above the sequence that the sheet showed; the highest wins, whatever the
   * arrival. Left out: as new as its arrival.
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
  const { personId, attemptId, position, sequence = null, confidence = null } = input;
  const at = deps.now();
  const now = at.toISOString();
  const answer = JSON.stringify(input.answer);
  const place = { personId, attemptId, position };
  const saved = await keepResponse(db, {
    ...place,
    sequence,
    arrival: at.getTime(),
    shown: null,
    answer,
    confidence,
    now,
  });
  if (saved) return { savedAt: saved.saved_at, sequence: saved.sequence };
  const stored = await getStoredResponse(db, place, now);
  if (stored.savedAt === null) throw new Refusal('closed', 'assessment.sheet-frozen');
  return { savedAt: stored.savedAt, sequence: stored.sequence };
}

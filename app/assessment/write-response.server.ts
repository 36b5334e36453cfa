import { type Kysely, sql } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Answer } from '#app/questions/question.ts';
import { shareCommit } from '#db/dialect/share-commit.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { lockAttempt } from './lock-attempt.server.ts';
import {
  getStoredResponse,
  given,
  insertLine,
  openLine,
  type ResponsePlace,
  type ResponseValues,
} from './open-response.server.ts';

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
  const { personId, attemptId, position, sequence, answer, confidence = null } = input;
  const write = sequence === undefined ? writeNewest : writeIfNewer;
  return shareCommit(db, async (tx) => {
    await lockAttempt(tx, attemptId);
    const at = deps.now();
    const now = at.toISOString();
    const [saved] = await write(tx, {
      personId,
      attemptId,
      position,
      sequence: sequence ?? at.getTime(),
      answer: JSON.stringify(answer),
      confidence,
      now,
    });
    if (saved) return { savedAt: saved.saved_at, sequence: saved.sequence };
    const stored = await getStoredResponse(tx, input, now);
    if (stored.savedAt === null) throw new Refusal('closed', 'assessment.sheet-frozen');
    return { savedAt: stored.savedAt, sequence: stored.sequence };
  });
}

/** Writes nothing where the line holds an answer that is as new. */
const writeIfNewer = preparedQuery((db, slot: SlotOf<ResponseValues>) =>
  insertLine(db, openLine(db, slot)).onConflict((conflict) =>
    conflict
      .columns(['attempt_id', 'position'])
      .doUpdateSet((eb) => ({ ...given(eb), sequence: eb.ref('excluded.sequence') }))
      .whereRef('excluded.sequence', '>', 'responses.sequence'),
  ),
);

/** The same for an answer that is newer than any stored one, also where the clock of an earlier one ran ahead. */
const writeNewest = preparedQuery((db, slot: SlotOf<ResponseValues>) =>
  insertLine(db, openLine(db, slot)).onConflict((conflict) =>
    conflict.columns(['attempt_id', 'position']).doUpdateSet((eb) => ({
      ...given(eb),
      sequence: sql<number>`case when excluded.sequence > responses.sequence then excluded.sequence else responses.sequence + 1 end`,
    })),
  ),
);

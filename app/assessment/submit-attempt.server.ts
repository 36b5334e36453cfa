import type { Transaction } from 'kysely';
import type { QuestionFacts } from '#app/curriculum/facts.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import type { SubmittedItem } from '#app/events/vocabulary.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Track } from '#app/questions/question.ts';
import { gradeAnswer } from '#app/questions/registry.ts';
import type { Schema } from '#db/schema.ts';
import { parallelsFor } from './draw.ts';
import { listSeenQuestions } from './list-seen-questions.server.ts';
import { lockAttempt } from './lock-attempt.server.ts';
import { noteFirstAnswers } from './note-first-answers.server.ts';
import { getQuestionBodies } from './question-bodies.server.ts';
import type { Scope } from './scope.ts';
import { totalOf } from './score.ts';
import { type AttemptRow, selectAttempts } from './select-attempts.server.ts';
import { listSheetRows, type SheetRow } from './sheet-rows.server.ts';
import { newItem } from './start-attempt.server.ts';
import { submittedItem } from './submitted-item.ts';

export interface SubmitInput {
  personId: string;
  attemptId: string;
  cause: 'learner' | 'time';
}

export type Submission =
  | { status: 'reteach' }
  | {
      status: 'closed';
      /** The whole sheet in its order; unanswered items have a null answer and no points. */
      items: SubmittedItem[];
      points: number;
      max: number;
      module: string;
      version: number;
      track: Track;
      scope: Scope;
      cycleId: string;
    };

/**
 * Freezes and grades the open part of the sheet. Missed safety questions with another item in their group bring that item up
 * once (`reteach`); otherwise, or from there, the attempt closes. The caller holds the person lock. When the time is over
 * nothing more is asked.
 */
export async function submitAttempt(tx: Transaction<Schema>, deps: Deps, input: SubmitInput): Promise<Submission> {
  await lockAttempt(tx, input.attemptId);
  const attempt = await selectAttempts(tx, input.personId)
    .where('attempts.id', '=', input.attemptId)
    .executeTakeFirst();
  if (!attempt) throw new Refusal('not-found', 'assessment.no-such-attempt');
  if (attempt.status === 'closed') throw new Refusal('closed', 'assessment.attempt-closed');
  const now = deps.now().toISOString();
  const rows = await freeze(tx, attempt.id);
  const timeOver = input.cause === 'time' || (attempt.deadline_at !== null && now > attempt.deadline_at);
  if (attempt.status === 'open' && !timeOver && (await addParallels(tx, attempt, rows))) return { status: 'reteach' };
  return close(tx, attempt, rows, now);
}

/** Grades the lines that have no grade yet. A line that has one was frozen by an earlier post. */
async function freeze(tx: Transaction<Schema>, attemptId: string): Promise<SheetRow[]> {
  const rows = await listSheetRows(tx, attemptId);
  const graded = rows.map((row) =>
    row.points === null ? { ...row, points: gradeAnswer(row.question, row.answer).points } : row,
  );
  const fresh = graded.filter((row, index) => row !== rows[index]);
  if (fresh.length === 0) return graded;
  await tx
    .insertInto('attempt_items')
    .values(
      fresh.map((row) => ({
        attempt_id: attemptId,
        position: row.position,
        question_hash: row.hash,
        option_order: JSON.stringify(row.order),
        parallel_of: row.parallelOf,
        points: row.points,
        max: row.question.points,
        right: row.points === row.question.points ? (1 as const) : (0 as const),
        ms: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['attempt_id', 'position']).doUpdateSet((eb) => ({
        points: eb.ref('excluded.points'),
        max: eb.ref('excluded.max'),
        right: eb.ref('excluded.right'),
      })),
    )
    .execute();
  return graded;
}

/** True when there was something to ask again. */
async function addParallels(tx: Transaction<Schema>, attempt: AttemptRow, rows: SheetRow[]): Promise<boolean> {
  const missedRows = rows.filter((row) => row.question.critical && row.points !== row.question.points);
  if (missedRows.length === 0) return false;
  const { questions } = await getVersionFacts(tx, attempt.module_id, attempt.version);
  const byHash = new Map(questions.map((question) => [question.hash, question]));
  const parallels = parallelsFor({
    missed: missedRows.map((row) => ({ position: row.position, question: byHash.get(row.hash) as QuestionFacts })),
    questions,
    track: attempt.track,
    drawn: new Set(rows.map((row) => row.hash)),
    seen: await listSeenQuestions(tx, attempt.person_id, attempt.module_id),
    seed: attempt.seed,
  });
  if (parallels.length === 0) return false;
  const hashes = parallels.map(({ question }) => question.hash);
  const bodies = await getQuestionBodies(tx, hashes);
  const items = parallels.map(({ of, question }, index) =>
    newItem(attempt.id, rows.length + index, question.hash, attempt.seed, bodies, of),
  );
  await tx.insertInto('attempt_items').values(items).execute();
  await tx.updateTable('attempts').set({ status: 'reteach' }).where('id', '=', attempt.id).execute();
  return true;
}

async function close(tx: Transaction<Schema>, attempt: AttemptRow, rows: SheetRow[], now: string): Promise<Submission> {
  const items = rows.map(submittedItem);
  const { points, max } = totalOf(items);
  await tx
    .updateTable('attempts')
    .set({ status: 'closed', submitted_at: now, points, max })
    .where('id', '=', attempt.id)
    .execute();
  await noteFirstAnswers(tx, attempt);
  return {
    status: 'closed',
    items,
    points,
    max,
    module: attempt.module_id,
    version: attempt.version,
    track: attempt.track,
    scope: attempt.scope,
    cycleId: attempt.cycle_id,
  };
}

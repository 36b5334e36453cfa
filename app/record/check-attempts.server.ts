import type { Kysely } from 'kysely';
import { askedIn } from '#app/assignments/asked-in.ts';
import { attemptsLeft, attemptsUsed } from '#app/assignments/attempts-left.ts';
import type { CycleState } from '#app/assignments/cycle.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { listSparseEvents, loadLearning } from '#app/learning/load-learning.server.ts';
import { versionsExamined } from '#app/learning/version-refs.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { targetOf } from './cycle-decisions.ts';
import { reopenedIn } from './get-quiz-offer.server.ts';

/** The attempts used in a module of an open cycle, and those given in addition; refused while one is left. */
export async function checkAttempts(
  db: Kysely<Schema>,
  personId: string,
  cycle: CycleState,
  moduleId: string,
): Promise<{ used: number; reopened: number }> {
  const target = targetOf(cycle, moduleId);
  const { progress } = await loadLearning(db, personId, await listSparseEvents(db, personId));
  const factsOf = await loadFacts(db, [target, ...versionsExamined(progress)]);
  const used = attemptsUsed(progress, { cycle, target }, askedIn(progress, { cycle, target }, factsOf));
  const reopened = await reopenedIn(db, personId, cycle.id, moduleId);
  if (attemptsLeft(used, reopened) > 0) throw new Refusal('stale', 'record.attempts-are-left');
  return { used, reopened };
}

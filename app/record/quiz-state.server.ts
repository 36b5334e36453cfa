import type { Transaction } from 'kysely';
import { type AttemptHome, attemptHome } from '#app/assignments/attempt-home.ts';
import { attemptsLeft, attemptsReopened, attemptsUsed } from '#app/assignments/attempts-left.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { listSparseEvents, loadLearning } from '#app/learning/load-learning.server.ts';
import type { ProgressState } from '#app/learning/progress.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';

export interface QuizState {
  home: AttemptHome;
  /** Attempts still to submit; the open one is not used up yet. */
  left: number;
  progress: ProgressState;
}

/** Where an attempt of a module would belong today, and how many are left there; null where its quiz is not offered. */
export async function quizState(
  tx: Transaction<Schema>,
  personId: string,
  moduleId: string,
  today: CalendarDate,
): Promise<QuizState | null> {
  const home = attemptHome(await listCycles(tx, personId), moduleId, today);
  if (!home) return null;
  const { progress } = await loadLearning(tx, personId, await listSparseEvents(tx, personId));
  const reopened = await reopenedIn(tx, personId, home.cycle.id, moduleId);
  return { home, progress, left: attemptsLeft(attemptsUsed(progress, home.cycle, home.target), reopened) };
}

export async function reopenedIn(
  tx: Transaction<Schema>,
  personId: string,
  cycleId: string,
  moduleId: string,
): Promise<number> {
  return attemptsReopened(await listEventsOf(tx, personId, ['attempts.reopened']), cycleId, moduleId);
}

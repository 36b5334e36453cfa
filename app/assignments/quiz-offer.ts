import type { LearningEvent } from '#app/events/vocabulary.ts';
import type { FactsOf, ProgressState } from '#app/learning/progress.ts';
import { quizMet } from '#app/learning/quiz-met.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { type Asked, askedIn } from './asked-in.ts';
import { type AttemptHome, attemptHome } from './attempt-home.ts';
import { attemptsLeft, attemptsReopened, attemptsUsed } from './attempts-left.ts';
import { type CycleState, needOf, scopeOf } from './cycle.ts';
import { cycleFulfilled } from './cycle-fulfilled.ts';
import type { Cycles } from './fold-cycles.ts';

/** What of a record says where attempts belong and how many are used. */
export interface QuizRecord {
  cycles: Cycles;
  progress: ProgressState;
  /** At least every `attempts.reopened`. */
  reopened: LearningEvent[];
  today: CalendarDate;
}

/** A quiz record with what its quizzes ask. */
export interface ExaminedRecord extends QuizRecord {
  factsOf: FactsOf;
}

export interface QuizOffer extends AttemptHome {
  /** What an attempt is drawn from. */
  asked: Asked;
  /** Submitted of that in the cycle. */
  used: number;
  /** Still to submit; the open one is not used up yet. */
  left: number;
}

/** Where an attempt of a module would belong today, and how many are left there; null where its quiz is not offered. */
export function quizOffer(record: ExaminedRecord, module: string): QuizOffer | null {
  const { cycles, progress, reopened, today, factsOf } = record;
  const home = attemptHome(cycles, module, today);
  if (!home) return null;
  const asked = askedIn(progress, home, factsOf);
  const used = attemptsUsed(progress, home, asked);
  return { ...home, asked, used, left: attemptsLeft(used, attemptsReopened(reopened, home.cycle.id, module)) };
}

/**
 * Where every target of a cycle is met and only the pool falls short: the modules of which a better attempt adds to it.
 * Otherwise none.
 */
export function modulesToRaise(
  progress: ProgressState,
  cycle: CycleState,
  factsOf: FactsOf,
  percent: number,
): string[] {
  if (cycle.state !== 'open' || cycleFulfilled(progress, cycle, factsOf, percent).pointsMissing === 0) return [];
  return cycle.targets
    .filter((target) => target.track === 'foundation' && scopeOf(cycle, target) === 'whole')
    .filter((target) => {
      const best = quizMet(progress, needOf(cycle, target), factsOf)?.best;
      return best && best.score.points < best.score.max;
    })
    .map((target) => target.module);
}

import type { LearningEvent } from '#app/events/vocabulary.ts';
import type { ProgressState } from '#app/learning/progress.ts';
import type { Asked } from './asked-in.ts';
import type { AttemptHome } from './attempt-home.ts';

/** Submitted attempts in a cycle and module before a manager has to re-open. */
export const attemptsAllowed = 3;

/**
 * Submitted attempts of what is asked in (cycle, module), passed or not: whole ones, or those of the same changes. Voided ones
 * are not in the progress.
 */
export function attemptsUsed(progress: ProgressState, { cycle, target }: AttemptHome, asked: Asked): number {
  return [...progress.attempts.values()].filter(
    (attempt) =>
      attempt.submitted !== null &&
      attempt.cycle === cycle.id &&
      attempt.module === target.module &&
      attempt.scope === asked.scope &&
      (asked.scope === 'whole' || attempt.since === asked.since),
  ).length;
}

/** Attempts that a manager added for (cycle, module). */
export function attemptsReopened(events: LearningEvent[], cycle: string, module: string): number {
  return events.reduce((sum, event) => {
    if (event.verb !== 'attempts.reopened') return sum;
    return event.body.cycle === cycle && event.body.module === module ? sum + event.body.extra : sum;
  }, 0);
}

export function attemptsLeft(used: number, reopened: number): number {
  return Math.max(0, attemptsAllowed + reopened - used);
}

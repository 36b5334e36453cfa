import type { LearningEvent } from '#app/events/vocabulary.ts';
import type { ProgressState } from '#app/learning/progress.ts';
import { type CycleState, scopeOf, type TargetState } from './cycle.ts';

/** Submitted attempts in a cycle and module before a manager has to re-open. */
export const attemptsAllowed = 3;

/** Submitted attempts of the cycle's scope in (cycle, module), passed or not. Voided ones are not in the progress. */
export function attemptsUsed(progress: ProgressState, cycle: CycleState, target: TargetState): number {
  const scope = scopeOf(cycle, target);
  return [...progress.attempts.values()].filter(
    (attempt) =>
      attempt.submitted !== null &&
      attempt.cycle === cycle.id &&
      attempt.module === target.module &&
      attempt.scope === scope,
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

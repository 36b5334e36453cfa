import type { FactsOf, ProgressState } from '#app/learning/progress.ts';
import { quizMet } from '#app/learning/quiz-met.ts';
import { type CycleState, needOf, scopeOf, type TargetState } from './cycle.ts';
import { targetMet } from './target-met.ts';

export interface Fulfilment {
  fulfilled: boolean;
  /** Targets not met yet. */
  open: TargetState[];
  /**
   * Points × 100 that the pooled foundation questions still lack once every target is met; 0 where the pool holds, where
   * nothing is pooled, or while targets are open.
   */
  pointsMissing: number;
}

/**
 * All targets met, and over the best attempts of the foundation targets Σpoints · 100 ≥ percent · Σmax. A delta is not
 * pooled: each of its quizzes has a pass mark of its own. Prior learning brings no points into the pool.
 */
export function cycleFulfilled(
  progress: ProgressState,
  cycle: CycleState,
  factsOf: FactsOf,
  percent: number,
): Fulfilment {
  const open = cycle.targets.filter((target) => !targetMet(progress, cycle, target, factsOf));
  const missing = open.length > 0 ? 0 : pointsMissing(progress, cycle, factsOf, percent);
  return { fulfilled: open.length === 0 && missing === 0, open, pointsMissing: missing };
}

/** Points × 100 that the pool of the foundation targets lacks; what is not met yet counts for nothing in it. */
export function pointsMissing(progress: ProgressState, cycle: CycleState, factsOf: FactsOf, percent: number): number {
  const scores = cycle.targets
    .filter((target) => target.track === 'foundation' && scopeOf(cycle, target) === 'whole')
    .flatMap((target) => quizMet(progress, needOf(cycle, target), factsOf)?.best?.score ?? []);
  const points = scores.reduce((sum, score) => sum + score.points, 0);
  const max = scores.reduce((sum, score) => sum + score.max, 0);
  return Math.max(0, Math.ceil((percent * max - points * 100) / 100));
}

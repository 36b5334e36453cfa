import type { CycleState, TargetState } from '#app/assignments/cycle.ts';
import type { LearnerRecord } from './load-learner.server.ts';

/** The targets of a cycle in the order in which its curriculum teaches the modules; those without a stage come last. */
export function targetsInOrder({ courses }: Pick<LearnerRecord, 'courses'>, cycle: CycleState): TargetState[] {
  const modules = courses.get(cycle.id)?.modules;
  const stage = (target: TargetState) => modules?.get(target.module)?.stage ?? Number.MAX_SAFE_INTEGER;
  return cycle.targets.toSorted((a, b) => stage(a) - stage(b));
}

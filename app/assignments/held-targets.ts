import type { TargetState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';

/**
 * What a person holds of a curriculum: the targets of the last fulfilled first or renewal cycle, each module brought up to
 * date by the deltas fulfilled after it. Empty for whoever holds nothing.
 */
export function heldTargets(cycles: Cycles, curriculum: string): TargetState[] {
  const fulfilled = cycles
    .filter((cycle) => cycle.curriculum === curriculum && cycle.state === 'fulfilled')
    .toSorted((a, b) => a.number - b.number);
  const whole = fulfilled.findLastIndex((cycle) => cycle.kind !== 'delta');
  const held = new Map<string, TargetState>();
  for (const target of fulfilled.slice(Math.max(0, whole)).flatMap((cycle) => cycle.targets)) {
    held.set(target.module, target);
  }
  return [...held.values()];
}

import { type CalendarDate, compareDates } from '#app/platform/calendar.ts';
import type { CycleState, TargetState } from './cycle.ts';

export interface AttemptHome {
  cycle: CycleState;
  target: TargetState;
}

/**
 * The open cycle that an attempt of a module belongs to: the deepest track, then the earliest due date, then the one opened
 * first. Its attempts are used up, though the attempt counts towards the targets of every open cycle. Null: no cycle that
 * has opened by `today` has the module, so its quiz is not offered. `cycles` are in the order in which they were opened.
 */
export function attemptHome(cycles: readonly CycleState[], module: string, today: CalendarDate): AttemptHome | null {
  const homes = cycles
    .filter((cycle) => cycle.state === 'open' && compareDates(cycle.opensOn, today) <= 0)
    .flatMap((cycle) =>
      cycle.targets.filter((target) => target.module === module).map((target) => ({ cycle, target })),
    );
  return homes.toSorted((a, b) => depth(a) - depth(b) || compareDates(a.cycle.dueOn, b.cycle.dueOn))[0] ?? null;
}

const depth = ({ target }: AttemptHome): number => (target.track === 'full' ? 0 : 1);

import { type CalendarDate, compareDates } from '#app/platform/calendar.ts';
import type { CycleState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';
import { heldTargets } from './held-targets.ts';

export type ModuleStage = 'open' | 'met' | 'waived';

/** Clock-free: what a person's cycles say of one module, whatever the curricula that ask for it. */
export interface ModuleStanding {
  module: string;
  stage: ModuleStage;
  /** Null once met. */
  dueOn: CalendarDate | null;
  lateOn: CalendarDate | null;
}

/**
 * One standing per module of the open cycles and of those that are held, sorted by module. A module is open while a target
 * is unmet, due by the least date of those; waived where all its unmet targets are.
 */
export function moduleStandingsOf(cycles: Cycles): ModuleStanding[] {
  const open = cycles.filter((cycle) => cycle.state === 'open');
  const held = [...new Set(cycles.map((cycle) => cycle.curriculum))].flatMap((one) => heldTargets(cycles, one));
  const asked = open.flatMap((cycle) => cycle.targets);
  const modules = [...new Set([...asked, ...held].map((target) => target.module))];
  return modules.toSorted().map((module) => {
    const unmet = open.filter((cycle) => asksFor(cycle, module));
    const stage = unmet.length === 0 ? 'met' : unmet.every((cycle) => cycle.waiver !== null) ? 'waived' : 'open';
    const least = (dates: CalendarDate[]) => dates.toSorted(compareDates)[0] ?? null;
    return {
      module,
      stage,
      dueOn: least(unmet.map((cycle) => cycle.dueOn)),
      lateOn: least(unmet.map((cycle) => cycle.lateOn)),
    };
  });
}

const asksFor = (cycle: CycleState, module: string): boolean =>
  cycle.targets.some((target) => target.module === module && target.metSeq === null);

import type { CycleState } from '#app/assignments/cycle.ts';
import type { Cycles } from '#app/assignments/fold-cycles.ts';
import { lastFulfilled } from '#app/assignments/settle-cycles.ts';
import { type Stage, stateOn } from '#app/assignments/standing.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { CourseState, DatedState } from './learner-view.ts';

/** Days before the due date from which on a course counts as due soon. */
export const dueSoonDays = 30;

/** The state of one open cycle, by the same stages as the standing of its curriculum. */
export function courseStateOn(today: CalendarDate, cycle: CycleState, cycles: Cycles): CourseState {
  if (isScheduled(cycle, today)) return 'scheduled';
  return stateOn(today, { ...cycle, stage: stageOf(cycle, cycles) }, dueSoonDays);
}

/** A state with its date, as pages show it. */
export function datedState(
  today: CalendarDate,
  state: DatedState['state'],
  { dueOn, lateOn }: { dueOn: CalendarDate | null; lateOn: CalendarDate | null },
  isExpiry: boolean,
): DatedState {
  const isPast = state === 'due-soon' && dueOn !== null && dueOn < today;
  const overdueFrom = lateOn === null ? null : addDays(lateOn, 1);
  return { state: isPast ? 'date-passed' : state, dueOn, overdueFrom, isExpiry };
}

/** Given already, but nothing is asked before it opens. */
export function isScheduled(cycle: CycleState, today: CalendarDate): boolean {
  return cycle.opensOn > today;
}

function stageOf(cycle: CycleState, cycles: Cycles): Stage {
  if (cycle.waiver) return 'waived';
  if (lastFulfilled(cycles, cycle.curriculum)) return 'holding';
  return cycle.begunSeq === null ? 'never' : 'begun';
}

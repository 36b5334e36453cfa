import { addDays, type CalendarDate, compareDates, daysBetween } from '#app/platform/calendar.ts';
import type { CycleState } from './cycle.ts';
import { latest } from './rule.ts';

/** Days with `fromOn` ≤ day < `untilOn`. */
export interface Stretch {
  fromOn: CalendarDate;
  untilOn: CalendarDate;
}

/**
 * The due date of a course after an absence: each day away, from the day on which the course opened up to its due date, moves that date
 * by a day, so that as many days are left as there were. Days that were `counted` already move nothing again; never earlier.
 */
export function dueAfterAbsence(
  { opensOn, dueOn }: Pick<CycleState, 'opensOn' | 'dueOn'>,
  absence: Stretch,
  counted: readonly Stretch[],
): CalendarDate {
  let due = dueOn;
  for (const { fromOn, untilOn } of without(absence, counted)) {
    const from = latest(fromOn, opensOn);
    if (from < untilOn && from <= due) due = addDays(due, daysBetween(from, untilOn));
  }
  return due;
}

/** What of a stretch lies in none of the others, in order. */
function without({ fromOn, untilOn }: Stretch, others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let from = fromOn;
  for (const other of others.toSorted((a, b) => compareDates(a.fromOn, b.fromOn))) {
    if (from < other.fromOn && other.fromOn < untilOn) left.push({ fromOn: from, untilOn: other.fromOn });
    if (other.fromOn < untilOn) from = latest(from, other.untilOn);
  }
  return from < untilOn ? [...left, { fromOn: from, untilOn }] : left;
}

import { addDays, type CalendarDate, daysBetween } from '#app/platform/calendar.ts';

/** What the ladder looks at in an open cycle. */
export interface RemindedCycle {
  opensOn: CalendarDate;
  dueOn: CalendarDate;
  lateOn: CalendarDate;
  waivedUntil: CalendarDate | null;
}

/** `d30` … `d0`: days before the due date; `late1`, `late2` …: weeks after it. */
export type LearnerRung = 'd30' | 'd7' | 'd1' | 'd0' | `late${number}`;
export type Rung = LearnerRung | 'manager' | 'administrator';

/** Days before the due date on which the first rung stands. */
export const ladderDays = 30;
/** Days overdue after which somebody else is told. */
export const escalationDays = { manager: 7, administrator: 21 } as const;

/**
 * The rungs that a cycle stands on today and that were not given yet: of the learner's the last one reached, so that
 * whoever is given a course late, or was away, gets one message and not four. Nothing while it is scheduled or waived.
 */
export function rungsDue(today: CalendarDate, cycle: RemindedCycle, given: ReadonlySet<string>): Rung[] {
  if (today < cycle.opensOn || isWaived(today, cycle)) return [];
  const reached = [learnerRung(today, cycle.dueOn), ...escalations(today, cycle.lateOn)];
  return reached.filter((rung) => rung !== null && !given.has(rung)) as Rung[];
}

/** A waiver counts on its last day too; it ends by itself. */
const isWaived = (today: CalendarDate, { waivedUntil }: RemindedCycle) => waivedUntil !== null && today <= waivedUntil;

function learnerRung(today: CalendarDate, dueOn: CalendarDate): LearnerRung | null {
  const days = daysBetween(today, dueOn);
  if (days > ladderDays) return null;
  if (days > 7) return 'd30';
  if (days > 1) return 'd7';
  if (days === 1) return 'd1';
  return days > -7 ? 'd0' : `late${Math.floor(-days / 7)}`;
}

function escalations(today: CalendarDate, lateOn: CalendarDate): Rung[] {
  const told = ['manager', 'administrator'] as const;
  return told.filter((rung) => today >= addDays(lateOn, escalationDays[rung]));
}

export const isLearnerRung = (rung: Rung): rung is LearnerRung => rung !== 'manager' && rung !== 'administrator';

/** The day before and the day itself: the two that may come within a week of another message. */
export function isUrgent(today: CalendarDate, dueOn: CalendarDate): boolean {
  const days = daysBetween(today, dueOn);
  return days === 0 || days === 1;
}

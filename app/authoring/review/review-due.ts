import { addDays, type CalendarDate } from '#app/platform/calendar.ts';

export type ReviewDue = 'later' | 'due' | 'overdue';

const dueWithinDays = 30;

/** Whether a module is to be looked at again; its day still counts. */
export function reviewDue(today: CalendarDate, reviewBy: CalendarDate): ReviewDue {
  if (today > reviewBy) return 'overdue';
  return addDays(today, dueWithinDays) >= reviewBy ? 'due' : 'later';
}

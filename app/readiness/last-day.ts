import { addDays, type CalendarDate, isCalendarDate } from '#app/platform/calendar.ts';
import { Refusal } from '#app/platform/refusal.ts';

const longestRound = 366;

/** The last day of a round as it was typed: from today on, within a year. */
export function requireLastDay(typed: string, today: CalendarDate): CalendarDate {
  if (isCalendarDate(typed) && typed >= today && typed <= addDays(today, longestRound)) return typed;
  throw new Refusal('invalid', 'readiness.closing-day');
}

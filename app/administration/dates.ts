import { addDays, type CalendarDate, isCalendarDate } from '#app/platform/calendar.ts';
import { Refusal } from '#app/platform/refusal.ts';

/** A day of a form; far-off years are typing errors. */
export function dayOf(text: string, reason: string): CalendarDate {
  const year = Number(text.slice(0, 4));
  if (!isCalendarDate(text) || year < 1900 || year > 2199) throw new Refusal('invalid', reason);
  return text;
}

/** People name the last day, rows the one after it. */
export const afterLast = (text: string): CalendarDate => addDays(dayOf(text, 'administration.end-missing'), 1);

export const afterLastOrOpen = (text: string): CalendarDate | null => (text === '' ? null : afterLast(text));

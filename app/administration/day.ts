import { addDays, type CalendarDate } from '#app/platform/calendar.ts';

/** Rows hold the day after the last one. */
export const lastDay = (untilOn: CalendarDate): CalendarDate => addDays(untilOn, -1);

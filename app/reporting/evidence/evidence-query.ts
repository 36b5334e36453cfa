import { z } from 'zod';
import { addMonths, type CalendarDate, isCalendarDate } from '#app/platform/calendar.ts';
import type { EvidencePeriod } from './evidence.ts';

/** What an address asks for. Dates are taken as they were typed, so that a wrong one comes back beside its field. */
export const EvidenceQuery = z.object({
  unit: z.string().max(200).optional(),
  from: z.string().max(40).optional(),
  on: z.string().max(40).optional(),
});
export type EvidenceQuery = z.output<typeof EvidenceQuery>;

export type PeriodProblem = 'from-invalid' | 'on-invalid' | 'on-later' | 'from-after-on';

/** The period asked for; without dates the twelve months up to today. Nothing is known of a day that has not ended. */
export function periodAsked(
  { from, on }: EvidenceQuery,
  today: CalendarDate,
): { period: EvidencePeriod; problems: PeriodProblem[] } {
  const last = on || today;
  const period = { from: from || (isCalendarDate(last) ? addMonths(last, -12) : ''), on: last };
  const problems: PeriodProblem[] = [];
  if (!isCalendarDate(period.on)) problems.push('on-invalid');
  else if (period.on > today) problems.push('on-later');
  if (!isCalendarDate(period.from)) {
    if (from) problems.push('from-invalid');
  } else if (problems.length === 0 && period.from > period.on) problems.push('from-after-on');
  return { period, problems };
}

export const evidencePath = (base: string, asked: { unit: string | null } & EvidencePeriod): string =>
  `${base}?${new URLSearchParams({ ...(asked.unit !== null && { unit: asked.unit }), from: asked.from, on: asked.on })}`;

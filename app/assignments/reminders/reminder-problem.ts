import type { CalendarDate } from '#app/platform/calendar.ts';

/** What says whether somebody can be reminded today. */
export interface ReminderFacts {
  active: boolean;
  hasAddress: boolean;
  away: boolean;
  /** Open, begun to count, not waived and due within the ladder's days; `first`: nothing was said of it before. */
  cycles: { cycle: string; first: boolean }[];
  /** The day of the message that this week had already. */
  toldOn: CalendarDate | null;
}

export type ReminderProblem =
  | { kind: 'left' | 'away' | 'no-address' | 'nothing-due' }
  | { kind: 'told'; on: CalendarDate };

/** Why a person is not reminded now; null where they may be. */
export function reminderProblem(facts: ReminderFacts | undefined): ReminderProblem | null {
  if (!facts?.active) return { kind: 'left' };
  if (facts.away) return { kind: 'away' };
  if (facts.cycles.length === 0) return { kind: 'nothing-due' };
  if (!facts.hasAddress) return { kind: 'no-address' };
  return facts.toldOn === null ? null : { kind: 'told', on: facts.toldOn };
}

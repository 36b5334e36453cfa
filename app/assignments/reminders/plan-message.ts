import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { LearnerRung } from './rungs.ts';

export interface OwnRung {
  cycle: string;
  rung: LearnerRung;
  /** The cycle's first reminder: the date goes along as a calendar file. */
  first: boolean;
  urgent: boolean;
}

/** What a person could be told today. */
export interface MessageCause {
  own: OwnRung[];
  /** As a manager, of their team. */
  team: boolean;
  /** As an administrator, of those who are overdue for long. */
  organisation: boolean;
}

export interface PlannedMessage extends MessageCause {
  weekOn: CalendarDate | null;
}

/**
 * At most one message for a person and day, whatever it is about, and one in seven days, except those of the day before and
 * the day itself. What has to wait is due again tomorrow. `lastWeekOn` is the day of the last message that counts.
 */
export function planMessage(
  today: CalendarDate,
  cause: MessageCause,
  lastWeekOn: CalendarDate | null,
): PlannedMessage | null {
  const { own, team, organisation } = cause;
  const isUrgent = own.some((each) => each.urgent);
  const counts = team || organisation || own.some((each) => !each.urgent);
  if (lastWeekOn === null || addDays(lastWeekOn, 7) <= today) {
    return counts || isUrgent ? { ...cause, weekOn: counts ? today : null } : null;
  }
  return isUrgent ? { own, team: false, organisation: false, weekOn: null } : null;
}

import { clockTime } from '../calendar.ts';

/** In the organisation's zone: nobody is written to in the evening or at night. */
export const quietHours = { from: '20:00', until: '07:00' };

/** Whether mail waits at this moment. What becomes due in quiet hours goes out when they end. */
export function isQuiet(zone: string, now: Date): boolean {
  const time = clockTime(zone, now);
  return time >= quietHours.from || time < quietHours.until;
}

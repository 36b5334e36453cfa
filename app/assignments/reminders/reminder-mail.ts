import { z } from 'zod';
import type { PlannedMessage } from './plan-message.ts';

/** Kinds of messages in the outbox. A digest may hold the person's own courses too. */
export const reminderMail = 'assignments.reminder';
export const digestMail = 'assignments.digest';

export const reminderData = z.object({
  own: z.array(z.object({ cycle: z.string(), rung: z.string(), first: z.boolean() })),
  team: z.boolean(),
  organisation: z.boolean(),
});

export type ReminderData = z.output<typeof reminderData>;

export function mailOf({ own, team, organisation }: PlannedMessage): { kind: string; data: ReminderData } {
  const data = { own: own.map(({ cycle, rung, first }) => ({ cycle, rung, first })), team, organisation };
  return { kind: team || organisation ? digestMail : reminderMail, data };
}

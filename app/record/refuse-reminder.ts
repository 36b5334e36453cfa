import type { ReminderProblem } from '#app/assignments/reminders/reminder-problem.ts';
import { Refusal } from '#app/platform/refusal.ts';

/** Why nobody is written to now. */
export function refuseReminder(problem: ReminderProblem): never {
  throw new Refusal('stale', `record.remind-${problem.kind}`, problem.kind === 'told' ? { on: problem.on } : {});
}

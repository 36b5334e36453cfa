import type { Transaction } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueMail } from '#app/platform/mail/enqueue-mail.server.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { loadReminderFacts } from './load-reminder-facts.server.ts';
import { reminderMail } from './reminder-mail.ts';
import { type ReminderProblem, reminderProblem } from './reminder-problem.ts';
import { reminderKey, remindersLock } from './write-messages.server.ts';

/**
 * Writes the person's one message of this week, on somebody's word and not by the ladder: it takes no rung, so that the ladder goes
 * on after it. Gives the cycles that it is about, or why there is none.
 */
export async function remindNow(
  tx: Transaction<Schema>,
  deps: Deps,
  { personId, on }: { personId: string; on: CalendarDate },
): Promise<{ problem: ReminderProblem | null; cycles: string[] }> {
  await lockName(tx, remindersLock);
  const facts = (await loadReminderFacts(tx, on, [personId])).get(personId);
  const problem = reminderProblem(facts);
  if (problem || !facts) return { problem, cycles: [] };
  const own = facts.cycles.map(({ cycle, first }) => ({ cycle, rung: 'asked', first }));
  const data = { own, team: false, organisation: false };
  const key = reminderKey(personId, on);
  await enqueueMail(tx, deps, [{ key, toPerson: personId, kind: reminderMail, data, weekOn: on }]);
  return { problem: null, cycles: own.map(({ cycle }) => cycle) };
}

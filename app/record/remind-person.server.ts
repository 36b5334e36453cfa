import type { Kysely } from 'kysely';
import { remindNow } from '#app/assignments/reminders/remind-now.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { refuseReminder } from './refuse-reminder.ts';

/** A manager has a person reminded of what is due: one message, as the nightly ladder would write it, and one a week in all. */
export async function remindPerson(db: Kysely<Schema>, deps: Deps, input: Deciding): Promise<null> {
  return changeAsManager(db, deps, input, 'remind', async ({ tx, locked, today, audit }) => {
    const { problem, cycles } = await remindNow(tx, deps, { personId: locked.personId, on: today });
    if (problem) refuseReminder(problem);
    await audit('reminder.send', { cycles });
    return () => null;
  });
}

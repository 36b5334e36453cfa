import type { Kysely } from 'kysely';
import { z } from 'zod';
import { listExpiring } from '#app/assignments/list-expiring.server.ts';
import { listRenewalsDue, openRenewals } from '#app/assignments/open-renewals.server.ts';
import { addDays, nextTime, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';

/** The nightly job: what runs out soon is opened again. */
export const renewalsJob = 'record.renewals';
/** Before the day's totals are kept, and before reminders are written. */
const jobTime = '03:00';
const mostAtOnce = 500;

const Payload = z.object({ after: z.string().default('') });

/** Makes sure that the job waits: at once if it never ran, else as it planned itself. */
export async function scheduleRenewals(db: Kysely<Schema>, deps: Deps, runAt = deps.now(), after = ''): Promise<void> {
  const job = { kind: renewalsJob, payload: { after }, runAt: runAt.toISOString(), dedupeKey: renewalsJob };
  await db.transaction().execute((tx) => enqueueJob(tx, deps, job));
}

/**
 * The job's handler: opens the renewals of the next people by id whose certificates run out within `windowDays`, each in a
 * transaction of their own, then leaves the rest, or tomorrow's run. A day's second run repeats nothing.
 */
export async function renewCertificates(
  db: Kysely<Schema>,
  deps: Deps,
  payload: unknown,
  { windowDays, pageSize = mostAtOnce }: { windowDays: number; pageSize?: number },
): Promise<void> {
  const { after } = Payload.parse(payload);
  const on = today(deps.zone, deps.now());
  const people = await listExpiring(db, { by: addDays(on, windowDays), after, limit: pageSize });
  for (const personId of people) {
    // Most who are found night after night hold what nothing gives them any more: seen without the writer.
    if ((await listRenewalsDue(db, deps, personId, windowDays)).due.length === 0) continue;
    const key = `${renewalsJob}/${on}/${personId}`;
    await changeRecord(db, deps, { personId, actorId: null, key }, async ({ tx, locked }) => {
      await openRenewals(tx, deps, locked, windowDays);
      return () => ({ events: locked.appended.length });
    });
  }
  const last = people.at(-1);
  if (last !== undefined && people.length === pageSize) await scheduleRenewals(db, deps, deps.now(), last);
  else await scheduleRenewals(db, deps, nextTime(deps.zone, deps.now(), jobTime));
}

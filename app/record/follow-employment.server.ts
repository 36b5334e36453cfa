import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { type CalendarDate, startOfDay, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import { assignCurricula } from './assign-curricula.server.ts';

/** Left by an employment that begins or ends on a later day. */
export const followEmploymentJob = 'record.follow-employment';

const Payload = z.object({ personId: z.string(), key: z.string() });

/** As a day begins, looks at what the rules give a person from then on and where the person belongs. */
export async function followEmployment(db: Kysely<Schema>, deps: Deps, payload: unknown): Promise<void> {
  await assignCurricula(db, deps, Payload.parse(payload));
}

/** Nothing to plan where the day has begun. */
export async function followOn(
  tx: Transaction<Schema>,
  deps: Deps,
  { personId, on }: { personId: string; on: CalendarDate },
): Promise<void> {
  if (on <= today(deps.zone, deps.now())) return;
  const runAt = startOfDay(deps.zone, on).toISOString();
  await enqueueJob(tx, deps, { kind: followEmploymentJob, payload: { personId, key: deps.newId() }, runAt });
}

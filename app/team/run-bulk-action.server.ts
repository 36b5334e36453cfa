import type { Kysely } from 'kysely';
import { z } from 'zod';
import { listRights } from '#app/identity/list-rights.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { decideForPerson } from '#app/record/decide-for-person.server.ts';
import { isUnavailable } from '#db/dialect/errors.ts';
import type { Schema } from '#db/schema.ts';
import { readDecision } from './bulk-decision.ts';

/** Carries on with a bulk action that is running. */
export const bulkActionJob = 'team.bulk-action';

const Payload = z.object({ id: z.string() });
/** People of one run: their time is well below a job's lease. */
const chunk = 100;

/**
 * Decides for the next people of a bulk action, each in a transaction of their own under a key of their own, so that a second run
 * after a crash changes nobody twice. What is refused is noted by person; a fault is noted too, and thrown once the others are done.
 */
export async function runBulkAction(db: Kysely<Schema>, deps: Deps, payload: unknown): Promise<void> {
  const { id } = Payload.parse(payload);
  const action = await db.selectFrom('bulk_actions').selectAll().where('id', '=', id).executeTakeFirst();
  if (action?.state !== 'running') return;
  const decision = readDecision(action);
  const { actor_id: actorId } = action;
  const actor = { personId: actorId, grants: (await listRights(db, deps, actorId)).get(actorId) ?? [] };
  const faults: unknown[] = [];
  const rows = await waiting(db, id).limit(chunk).execute();
  for (const { position, person_id: personId } of rows) {
    let outcome: Pick<Schema['bulk_action_people'], 'outcome' | 'reason'> = { outcome: 'done', reason: null };
    try {
      await decideForPerson(db, deps, { actor, personId, key: `${id}/${personId}` }, decision);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      if (error instanceof Refusal) outcome = { outcome: 'refused', reason: error.reason };
      else {
        outcome = { outcome: 'failed', reason: 'team.fault' };
        faults.push(error);
      }
    }
    await db
      .updateTable('bulk_action_people')
      .set(outcome)
      .where('action_id', '=', id)
      .where('position', '=', position)
      .where('outcome', '=', 'waiting')
      .execute();
  }
  await goOn(db, deps, id);
  if (faults.length > 0) throw faults[0];
}

const waiting = (db: Kysely<Schema>, id: string) =>
  db
    .selectFrom('bulk_action_people')
    .select(['position', 'person_id'])
    .where('action_id', '=', id)
    .where('outcome', '=', 'waiting')
    .orderBy('position');

/** The next run, or the end: the evidence then stands with the people's records alone. */
async function goOn(db: Kysely<Schema>, deps: Deps, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await waiting(tx, id).limit(1).executeTakeFirst()) {
      await enqueueJob(tx, deps, { kind: bulkActionJob, payload: { id }, dedupeKey: `${bulkActionJob}/${id}` });
      return;
    }
    await tx
      .updateTable('bulk_actions')
      .set({ state: 'done', evidence: null, ended_at: deps.now().toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  });
}

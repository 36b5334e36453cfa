import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { readDecision } from './bulk-decision.ts';
import { bulkActionJob, runBulkAction } from './run-bulk-action.server.ts';

/** So many people are done while the request waits; more are a job's work. */
export const atOnce = 25;
/** When a job looks whether the request came to its end. */
const lookAgainMs = 60_000;

/** Starts what was planned; the second press of the button changes nothing. */
export async function startBulkAction(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key, id }: { actor: Actor; key: string; id: string },
): Promise<void> {
  const people = await runOnce(db, deps, { actorId: actor.personId, key }, async (tx) => {
    const own = tx.selectFrom('bulk_actions').selectAll().where('id', '=', id).where('actor_id', '=', actor.personId);
    const action = await own.executeTakeFirst();
    if (!action) throw new Refusal('not-found', 'team.no-such-action');
    const { n } = await tx
      .selectFrom('bulk_action_people')
      .select((by) => by.fn.countAll<number>().as('n'))
      .where('action_id', '=', id)
      .executeTakeFirstOrThrow();
    const started = await tx
      .updateTable('bulk_actions')
      .set({ state: 'running', started_at: deps.now().toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .executeTakeFirst();
    if (started.numUpdatedRows !== 1n) return n;
    const runAt = new Date(deps.now().getTime() + (n > atOnce ? 0 : lookAgainMs)).toISOString();
    await enqueueJob(tx, deps, { kind: bulkActionJob, payload: { id }, runAt });
    const details = { kind: readDecision(action).kind, people: n };
    await recordAudit(tx, deps, { actorId: actor.personId, action: 'bulk.start', object: `bulk:${id}`, details });
    return n;
  });
  if (people <= atOnce) await runBulkAction(db, deps, { id });
}

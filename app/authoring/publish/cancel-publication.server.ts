import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { endPlan } from './end-plan.server.ts';

/** Takes back a publication that waits for its day. */
export async function cancelPublication(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, draftId }: { moduleId: string; draftId: string },
): Promise<null> {
  if (!can(actor, 'publish-modules', { moduleId })) throw new Refusal('forbidden', 'identity.forbidden');
  return runOnce(db, deps, { actorId: actor.personId, key }, async (tx) => {
    const ended = await endPlan(tx, deps, { draft_id: draftId }, { state: 'cancelled', problem: null });
    if (!ended) throw new Refusal('stale', 'authoring.no-plan');
    await recordAudit(tx, deps, {
      actorId: actor.personId,
      action: 'draft.unplan',
      object: `module:${moduleId}`,
      details: { draft: draftId },
    });
    return null;
  });
}

import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';

/** The second look at a small correction, by a reviewer who did not make it. */
export async function lookAtFix(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, versionId }: { moduleId: string; versionId: string },
): Promise<null> {
  if (!can(actor, 'review-modules', { moduleId })) throw new Refusal('forbidden', 'authoring.not-a-reviewer');
  const by = actor.personId;
  return runOnce(db, deps, { actorId: by, key }, async (tx) => {
    const seen = await tx
      .updateTable('quick_fixes')
      .set({ seen_by: by, seen_at: deps.now().toISOString() })
      .where('version_id', '=', versionId)
      .where('module_id', '=', moduleId)
      .where('by_id', '!=', by)
      .where('seen_at', 'is', null)
      .where('undone_at', 'is', null)
      .returning('version_id')
      .executeTakeFirst();
    if (!seen) throw new Refusal('stale', 'authoring.fix-settled');
    const details = { version: versionId };
    await recordAudit(tx, deps, { actorId: by, action: 'module.fix-seen', object: `module:${moduleId}`, details });
    return null;
  });
}

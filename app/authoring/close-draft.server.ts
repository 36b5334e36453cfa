import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';

/** Gives a draft up. Its texts and their history are kept. A draft that was changed since the page was shown is not given up. */
export async function closeDraft(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { draftId, revision }: { draftId: string; revision: number },
): Promise<null> {
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const row = await tx
      .updateTable('drafts')
      .set({ state: 'closed', changed_at: deps.now().toISOString() })
      .where('id', '=', draftId)
      .where('revision', '=', revision)
      .where('state', '!=', 'closed')
      .returning('module_id')
      .executeTakeFirst();
    if (!row) throw new Refusal('stale', 'authoring.saved-by-another');
    const object = `module:${row.module_id}`;
    await recordAudit(tx, deps, { actorId, action: 'draft.close', object, details: { draft: draftId } });
    return null;
  });
}

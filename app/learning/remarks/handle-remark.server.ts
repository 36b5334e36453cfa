import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { longestReply } from './remark.ts';

/** Says that a remark on this module was dealt with; a reply is shown to whoever made it. The first word stands. */
export async function handleRemark(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { moduleId, remarkId, reply }: { moduleId: string; remarkId: string; reply: string },
): Promise<null> {
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const text = reply.replace(/\r\n?/g, '\n').trim().slice(0, longestReply);
    const handled = await tx
      .updateTable('remarks')
      .set({ handled_at: deps.now().toISOString(), handled_by: actorId, reply: text })
      .where('id', '=', remarkId)
      .where('module_id', '=', moduleId)
      .where('handled_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!handled) throw new Refusal('not-found', 'learning.no-such-remark');
    const object = `module:${moduleId}`;
    await recordAudit(tx, deps, { actorId, action: 'remark.handle', object, details: { remark: remarkId } });
    return null;
  });
}

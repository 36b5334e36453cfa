import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { mayFix } from './make-quick-fix.server.ts';
import { messages } from './messages.ts';
import { checkText, publishText, requireServed } from './publish-text.server.ts';

/** Puts the text from before a small correction live again, as a new minor version, unless that lesson was changed since. */
export async function undoQuickFix(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, versionId }: { moduleId: string; versionId: string },
): Promise<null> {
  if (!mayFix(actor, moduleId) && !can(actor, 'review-modules', { moduleId }))
    throw new Refusal('forbidden', 'identity.forbidden');
  const by = actor.personId;
  const fix = await db
    .selectFrom('quick_fixes')
    .select(['lesson_id', 'before', 'after', 'undone_at'])
    .where('version_id', '=', versionId)
    .where('module_id', '=', moduleId)
    .executeTakeFirst();
  if (!fix) throw new Refusal('not-found', 'authoring.no-such-fix');
  const served = await requireServed(db, moduleId);
  const lesson = served.lessons.find(({ id }) => id === fix.lesson_id);
  const isLast = lesson?.text === fix.after && fix.undone_at === null;
  const module = isLast ? await checkText(db, served, { path: lesson.path, text: fix.before }) : null;
  return runOnce(db, deps, { actorId: by, key }, async (tx) => {
    if (!module || !lesson) throw new Refusal('stale', 'authoring.fix-overwritten');
    await publishText(tx, deps, { served, module, by, reason: messages.undone(lesson.title) });
    const undone = { undone_by: by, undone_at: deps.now().toISOString() };
    await tx.updateTable('quick_fixes').set(undone).where('version_id', '=', versionId).execute();
    const details = { version: versionId };
    await recordAudit(tx, deps, { actorId: by, action: 'module.unfix', object: `module:${moduleId}`, details });
    return null;
  });
}

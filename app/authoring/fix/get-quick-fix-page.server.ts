import type { Kysely } from 'kysely';
import { diffTexts } from '#app/curriculum/word-diff.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listQuickFixes } from './list-quick-fixes.server.ts';
import { mayFix } from './make-quick-fix.server.ts';
import { requireServed } from './publish-text.server.ts';

const mostFixes = 20;

/** What learners read, to be corrected, and the last small corrections. `lessonId` is the lesson that is being corrected. */
export async function getQuickFixPage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { moduleId, lessonId }: { moduleId: string; lessonId: string | null },
) {
  const served = await requireServed(db, moduleId);
  const lesson = served.lessons.find(({ id }) => id === lessonId) ?? null;
  if (lessonId !== null && !lesson) throw new Refusal('not-found', 'authoring.no-such-file');
  const titles = new Map(served.lessons.map(({ id, title }) => [id, title]));
  const texts = new Map(served.lessons.map(({ id, text }) => [id, text]));
  const mayReview = can(actor, 'review-modules', { moduleId });
  const mayWrite = mayFix(actor, moduleId);
  const fixes = (await listQuickFixes(db, deps, { moduleId, limit: mostFixes })).map(({ before, after, ...fix }) => {
    const isOpen = fix.state === 'waiting' || fix.state === 'overdue';
    return {
      ...fix,
      title: titles.get(fix.lessonId) ?? fix.lessonId,
      lines: diffTexts(before, after),
      maySee: isOpen && mayReview && fix.byId !== actor.personId,
      mayUndo: fix.state !== 'undone' && (mayWrite || mayReview) && texts.get(fix.lessonId) === after,
    };
  });
  const draft = await db
    .selectFrom('drafts')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('state', '!=', 'closed')
    .executeTakeFirst();
  return {
    moduleId,
    title: served.title,
    number: served.number,
    versionId: served.versionId,
    lessons: served.lessons.map(({ id, title }) => ({ id, title })),
    lesson: lesson && { id: lesson.id, title: lesson.title, body: lesson.body },
    hasDraft: draft !== undefined,
    mayFix: mayWrite,
    fixes,
    operationKey: deps.newId(),
  };
}

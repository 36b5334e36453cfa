import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { cutLesson } from '#app/curriculum/lesson-head.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { addDays, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { plainLines } from '../draft.ts';
import { quickFixObstacles } from '../quick-fix/quick-fix-obstacles.ts';
import { messages } from './messages.ts';
import { checkText, publishText, requireServed } from './publish-text.server.ts';

/** By then somebody else has looked at it. */
const lookWithinDays = 7;

interface QuickFix {
  moduleId: string;
  /** The version whose text was corrected: refused as stale where another one is served by now. */
  versionId: string;
  lessonId: string;
  /** What people read of it, without the front matter. */
  body: string;
}

/** Whoever may write and publish a module may make a small correction alone. */
export const mayFix = (actor: Actor, moduleId: string): boolean =>
  can(actor, 'write-modules', { moduleId }) && can(actor, 'publish-modules', { moduleId });

/** Puts a small correction of a lesson live at once, as a minor version that somebody else looks at within a week. */
export async function makeQuickFix(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, versionId, lessonId, body }: QuickFix,
): Promise<null> {
  if (!mayFix(actor, moduleId)) throw new Refusal('forbidden', 'identity.forbidden');
  const by = actor.personId;
  const served = await requireServed(db, moduleId);
  const lesson = served.lessons.find(({ id }) => id === lessonId);
  if (!lesson) throw new Refusal('not-found', 'authoring.no-such-file');
  const after = cutLesson(lesson.text).head + plainLines(body);
  const isStale = served.versionId !== versionId;
  const module = isStale ? null : await checkFix(db, served, lesson, after);
  return runOnce(db, deps, { actorId: by, key }, async (tx) => {
    if (!module) throw new Refusal('stale', 'curriculum.published-meanwhile');
    const reason = messages.reason(lesson.title);
    const fixId = await publishText(tx, deps, { served, module, by, reason });
    const now = deps.now();
    const row = { version_id: fixId, module_id: moduleId, lesson_id: lessonId, before: lesson.text, after, by_id: by };
    await tx
      .insertInto('quick_fixes')
      .values({ ...row, at: now.toISOString(), look_by: addDays(today(deps.zone, now), lookWithinDays) })
      .execute();
    const details = { version: fixId, lesson: lessonId };
    await recordAudit(tx, deps, { actorId: by, action: 'module.fix', object: `module:${moduleId}`, details });
    return null;
  });
}

async function checkFix(
  db: Kysely<Schema>,
  served: Parameters<typeof checkText>[1],
  lesson: { path: string; text: string },
  after: string,
) {
  if (lesson.text === after) throw new Refusal('invalid', 'authoring.fix-nothing');
  const [obstacle] = quickFixObstacles(lesson.text, after);
  if (obstacle) throw new Refusal('invalid', `authoring.fix-${obstacle}`);
  return checkText(db, served, { path: lesson.path, text: after });
}

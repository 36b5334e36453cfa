import type { Kysely, Transaction } from 'kysely';
import { chooseLesson } from '#app/curriculum/choose-translation.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { longestRemark, remarksAnHour } from './remark.ts';
import { remarkPlace } from './remark-places.ts';

export type RemarkAbout =
  /** `place` is one of `remarkPlacesHtml` in the text of that language; empty for the whole. */
  | { kind: 'lesson'; moduleSlug: string; version: number; lessonId: string; language: string; place: string }
  /** A line of a sheet of theirs that is closed. */
  | { kind: 'question'; attemptId: string; position: number };

interface Target {
  module_id: string;
  version_id: string;
  item_id: string;
  place: string;
  quote: string;
}

/**
 * Keeps what a learner says is wrong or unclear; no text is a remark too. It is bound to the version that they saw. Refused after
 * too many within an hour.
 */
export async function sendRemark(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, key }: { personId: string; key: string },
  { about, text, named }: { about: RemarkAbout; text: string; named: boolean },
): Promise<null> {
  const target = about.kind === 'lesson' ? await lessonTarget(db, about) : await questionTarget(db, personId, about);
  const said = text.replace(/\r\n?/g, '\n').trim().slice(0, longestRemark);
  // The page's other forms carry the same token.
  return runOnce(db, deps, { actorId: personId, key: `${key}-remark` }, async (tx) => {
    await refuseTooMany(tx, deps, personId);
    await tx
      .insertInto('remarks')
      .values({
        id: deps.newId(),
        person_id: personId,
        kind: about.kind,
        ...target,
        text: said,
        named: named ? 1 : 0,
        made_at: deps.now().toISOString(),
        handled_at: null,
        handled_by: null,
        reply: '',
      })
      .execute();
    return null;
  });
}

async function refuseTooMany(tx: Transaction<Schema>, deps: Deps, personId: string): Promise<void> {
  await lockName(tx, `remarks/${personId}`);
  const anHourAgo = new Date(deps.now().getTime() - 60 * 60_000).toISOString();
  const { n } = await tx
    .selectFrom('remarks')
    .where('person_id', '=', personId)
    .where('made_at', '>', anHourAgo)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  if (n >= remarksAnHour) throw new Refusal('too-many', 'learning.too-many-remarks');
}

async function lessonTarget(db: Kysely<Schema>, about: Extract<RemarkAbout, { kind: 'lesson' }>): Promise<Target> {
  const module = await getModuleBySlug(db, about.moduleSlug);
  const version = await db
    .selectFrom('module_versions')
    .select('id')
    .where('module_id', '=', module?.id ?? '')
    .where('number', '=', about.version)
    .executeTakeFirst();
  if (!version) throw new Refusal('not-found', 'curriculum.no-such-module');
  const facts = await getFactsOfVersion(db, version.id);
  const lesson = facts.lessons.find(({ id }) => id === about.lessonId);
  if (!lesson) throw new Refusal('not-found', 'curriculum.no-such-lesson');
  const body = await getLessonBody(db, chooseLesson(facts, lesson, about.language).hash);
  const where = body ? remarkPlace(body, about.place) : { place: '', quote: '' };
  return { module_id: facts.moduleId, version_id: version.id, item_id: lesson.id, ...where };
}

async function questionTarget(
  db: Kysely<Schema>,
  personId: string,
  about: Extract<RemarkAbout, { kind: 'question' }>,
): Promise<Target> {
  const row = await db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('question_versions', 'question_versions.hash', 'attempt_items.question_hash')
    .select(['attempts.module_id', 'attempts.module_version_id as version_id'])
    .select(['question_versions.question_id as item_id', 'question_versions.hash as place'])
    .where('attempts.person_id', '=', personId)
    .where('attempts.id', '=', about.attemptId)
    .where('attempts.status', '=', 'closed')
    .where('attempt_items.position', '=', about.position)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'assessment.no-such-attempt');
  return { ...row, quote: '' };
}

import type { Kysely } from 'kysely';
import { fillLocals } from '#app/blocks/local/fill-locals.ts';
import { type ChosenText, chooseLesson } from '#app/curriculum/choose-translation.ts';
import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import { getProgress } from '#app/learning/get-progress.server.ts';
import { type ModuleProgress, moduleProgress } from '#app/learning/module-progress.ts';
import { remarkPlacesHtml } from '#app/learning/remarks/remark-places.ts';
import { listLocals } from '#app/organisation/list-locals.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { languageName, primary } from '#app/platform/languages.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { drawnOnly } from './drawn-only.ts';
import { getLessonChanges } from './get-lesson-changes.server.ts';
import { getReading } from './get-reading.server.ts';
import type { LessonLanguage, LessonPage } from './learner-view.ts';
import { blockText, lessonParts } from './lesson-parts.ts';
import { lessonStateOf } from './lesson-state.ts';
import { hasPlace } from './stretch.ts';

interface Input {
  personId: string;
  moduleSlug: string;
  lessonId: string;
  /** The language that the reader has chosen, or has. */
  language: string;
  /** A document carries the text as markup alone; a request for data needs it in the data. */
  textInData: boolean;
}

/** A lesson in the version that is served, with what the learner has done in it. */
export async function getLessonPage(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, moduleSlug, lessonId, language, textInData }: Input,
): Promise<LessonPage | { movedTo: string }> {
  const module = await getModuleBySlug(db, moduleSlug);
  if (!module) throw new Refusal('not-found', 'curriculum.no-such-module');
  if (module.movedTo) return { movedTo: `/learn/${module.movedTo}/${lessonId}` };
  const facts = module.currentVersionId && (await getFactsOfVersion(db, module.currentVersionId));
  const lesson = facts ? facts.lessons.find((each) => each.id === lessonId) : null;
  if (!facts || !lesson) throw new Refusal('not-found', 'curriculum.no-such-lesson');
  const blockIds = facts.blocks.filter((block) => block.lessonId === lessonId).map((block) => block.id);
  const text = chooseLesson(facts, lesson, language);
  const [body, acts, { track, point, sheets, replies }] = await Promise.all([
    getLessonBody(db, text.hash),
    getProgress(db, personId, facts),
    getReading(db, personId, facts, { lessonId, blockIds }),
  ]);
  if (!body) throw new Error(`the text of ${lessonId} (${text.hash}) is missing`);
  const locals = await listLocals(db, body.locals);
  const segments = body.locals.length === 0 ? body.segments : fillLocals(body.segments, locals);
  const progress = moduleProgress(acts, facts, track);
  const own = progress.lessons.find((each) => each.id === lessonId);
  const page: LessonPage = {
    module: { slug: module.slug, title: facts.title },
    lesson: { id: lesson.id, title: body.title, minutes: lesson.minutes, ...placeOf(facts, lesson, progress) },
    parts: lessonParts(segments, { acts, sheets, facts, newToken: deps.newToken, textInData }),
    outline: body.outline.filter((heading) => heading.depth === 2).map(({ id, text }) => ({ id, text })),
    sources: body.sources,
    locals,
    language: lessonLanguage(facts, lesson.id, text, language),
    state: lessonStateOf(own?.status),
    changes: own?.status === 'changed' ? await getLessonChanges(db, { facts, lesson, body, acts }) : null,
    waiting: (own?.openBlocks ?? []).map((id) => ({ id, text: blockText(body.segments, id) })),
    ...neighbours(facts, lesson, progress, module.slug),
    place: point?.lesson === lessonId && hasPlace(body, point.place) ? point.place : null,
    replies,
    places: remarkPlacesHtml(body),
    operationKey: deps.newToken(),
  };
  return textInData ? page : drawnOnly(page, 'places');
}

/** Null where the lesson is in one language and the reader's own: there is nothing to say. */
function lessonLanguage(
  facts: VersionFacts,
  lessonId: string,
  { lang, stale }: ChosenText,
  wanted: string,
): LessonLanguage | null {
  const translated = facts.translations.filter(({ kind, id }) => kind === 'lesson' && id === lessonId);
  const missing = primary(lang) !== primary(wanted);
  if (translated.length === 0 && !missing && lang === 'en') return null;
  const others = [facts.lang, ...translated.map((each) => each.lang)].filter((each) => each !== lang);
  return {
    lang,
    name: languageName(lang),
    missing: missing ? languageName(wanted) : null,
    stale,
    others: others.map((each) => ({ lang: each, name: languageName(each) })),
  };
}

/** Lessons of the learner's track are numbered among themselves; one outside it among all. */
function placeOf(facts: VersionFacts, lesson: LessonFacts, progress: ModuleProgress) {
  const list = shelf(facts, lesson, progress);
  return { number: list.indexOf(lesson.id) + 1, of: list.length, version: facts.number };
}

function neighbours(facts: VersionFacts, lesson: LessonFacts, progress: ModuleProgress, slug: string) {
  const list = shelf(facts, lesson, progress);
  const at = list.indexOf(lesson.id);
  const link = (id: string | undefined) => {
    const found = facts.lessons.find((each) => each.id === id);
    return found ? { to: `/learn/${slug}/${found.id}`, title: found.title } : null;
  };
  return { previous: at > 0 ? link(list[at - 1]) : null, next: link(list[at + 1]) };
}

function shelf(facts: VersionFacts, lesson: LessonFacts, progress: ModuleProgress): string[] {
  const own = progress.lessons.map((each) => each.id);
  return own.includes(lesson.id) ? own : facts.lessons.map((each) => each.id);
}

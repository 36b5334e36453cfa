import type { Kysely } from 'kysely';
import type { Question, Track } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { BlockFacts, LessonFacts, QuestionFacts, Translation, VersionFacts } from './facts.ts';
import type { ModuleManifest } from './fingerprint.ts';
import { loadHead, loadSegments } from './internal/stored-lesson.ts';

type Reader = Kysely<Schema>;

/** Versions never change and their ids are unique everywhere, so one memory serves every database of the process. */
const remembered = new Map<string, VersionFacts>();
const mostRemembered = 200;

/** The facts of one published version; throws when there is none, since every number in a record once was published. */
export async function getVersionFacts(db: Reader, moduleId: string, number: number): Promise<VersionFacts> {
  const row = await db
    .selectFrom('module_versions')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw new Error(`The module ${moduleId} has no version ${number}.`);
  return getFactsOfVersion(db, row.id);
}

/** The facts of the version that is served; null for an unknown module or one that is being revised. */
export async function getCurrentFacts(db: Reader, moduleId: string): Promise<VersionFacts | null> {
  const row = await db.selectFrom('modules').select('current_version_id').where('id', '=', moduleId).executeTakeFirst();
  return row?.current_version_id ? getFactsOfVersion(db, row.current_version_id) : null;
}

/** The facts of a version by the id of its row. */
export async function getFactsOfVersion(db: Reader, versionId: string): Promise<VersionFacts> {
  const known = remembered.get(versionId);
  if (known) return known;
  const facts = await readFacts(db, versionId);
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(versionId, facts);
  return facts;
}

interface ItemRow {
  item_id: string;
  lang: string;
  kind: 'lesson' | 'block' | 'question';
  hash: string;
  tracks: string;
  required: 0 | 1;
  since: number;
}

async function readFacts(db: Reader, versionId: string): Promise<VersionFacts> {
  const version = await db
    .selectFrom('module_versions')
    .selectAll()
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  const items = await db
    .selectFrom('version_items')
    .select(['item_id', 'lang', 'kind', 'hash', 'tracks', 'required', 'since'])
    .where('version_id', '=', versionId)
    .orderBy('kind')
    .orderBy('position')
    .execute();
  const manifest = JSON.parse(version.manifest) as ModuleManifest;
  const own = items.filter((item) => item.lang === manifest.lang);
  const of = (kind: ItemRow['kind']) => own.filter((item) => item.kind === kind);
  const lessons = await readLessons(db, of('lesson'));
  return {
    moduleId: version.module_id,
    versionId,
    number: version.number,
    fingerprint: version.fingerprint,
    title: manifest.title,
    lang: manifest.lang,
    outcomes: manifest.outcomes,
    minutes: Object.fromEntries(Object.entries(manifest.tracks).map(([track, { minutes }]) => [track, minutes])),
    rule: manifest.rule,
    lessons: lessons.map(({ facts }) => facts),
    blocks: lessons.flatMap(({ blocks }) => blocks).map((block) => blockFacts(block, of('block'))),
    questions: await readQuestions(db, of('question')),
    translations: items.filter((item) => item.lang !== manifest.lang).map((item) => translation(item, own)),
  };
}

function translation({ item_id: id, lang, kind, hash, since }: ItemRow, own: ItemRow[]): Translation {
  if (kind === 'block') throw new Error(`The block ${id} is not translated.`);
  const source = own.find((item) => item.kind === kind && item.item_id === id);
  return { kind, id, lang, hash, stale: (source?.since ?? 0) > since };
}

type Unplaced = Omit<BlockFacts, 'tracks' | 'required' | 'since'>;

async function readLessons(db: Reader, items: ItemRow[]): Promise<{ facts: LessonFacts; blocks: Unplaced[] }[]> {
  if (items.length === 0) return [];
  const hashes = items.map((item) => item.hash);
  const rows = await db
    .selectFrom('lesson_bodies')
    .select(['hash', 'source', 'segments'])
    .where('hash', 'in', hashes)
    .execute();
  return items.map((item) => {
    const row = rows.find(({ hash }) => hash === item.hash);
    if (!row) throw new Error(`The text of the lesson ${item.item_id} is missing.`);
    const { id, title, minutes, outcomes } = loadHead(row.source);
    const blocks = loadSegments(row.segments).segments.flatMap((segment) =>
      segment.kind === 'block'
        ? [
            {
              id: segment.id,
              lessonId: id,
              name: segment.name,
              modelVersion: segment.modelVersion,
              graded: segment.graded,
            },
          ]
        : [],
    );
    const facts = { id, hash: item.hash, title, minutes, outcomes, tracks: tracksOf(item), since: item.since };
    return { facts, blocks };
  });
}

function blockFacts(block: Unplaced, items: ItemRow[]): BlockFacts {
  const item = items.find(({ item_id }) => item_id === block.id);
  if (!item) throw new Error(`The block ${block.id} is missing from its version.`);
  return { ...block, tracks: tracksOf(item), required: item.required === 1, since: item.since };
}

async function readQuestions(db: Reader, items: ItemRow[]): Promise<QuestionFacts[]> {
  if (items.length === 0) return [];
  const hashes = items.map((item) => item.hash);
  const rows = await db.selectFrom('question_versions').select(['hash', 'body']).where('hash', 'in', hashes).execute();
  const bodies = new Map(rows.map((row) => [row.hash, JSON.parse(row.body) as Question]));
  return items.map((item) => {
    const question = bodies.get(item.hash);
    if (!question) throw new Error(`The text of the question ${item.item_id} is missing.`);
    const { id, type, outcome, critical, points, group = null } = question;
    return { id, hash: item.hash, type, outcome, critical, points, group, tracks: tracksOf(item), since: item.since };
  });
}

function tracksOf(item: ItemRow): Track[] {
  return item.tracks.split(',') as Track[];
}

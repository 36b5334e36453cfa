import type { Kysely } from 'kysely';
import { type ModuleManifest, moduleFingerprint } from '#app/curriculum/fingerprint.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';
import { sinceFindings } from './since-findings.ts';
import { recomputeLesson } from './stored-lesson-hash.ts';

type Version = Schema['module_versions'];
type Item = Schema['version_items'];

/** A version's manifest against its fingerprint, its items against the manifest, and its lessons against their hashes. */
export async function checkModuleVersion(db: Kysely<Schema>, version: Version): Promise<Finding[]> {
  const key = keyOf({ module_id: version.module_id, number: version.number });
  const about = { table: 'module_versions', key, expected: version.fingerprint };
  const manifest = readManifest(version.manifest);
  if (!manifest) return [finding({ ...about, stored: version.manifest }, 'its manifest cannot be read')];
  const fingerprint = moduleFingerprint(manifest);
  const items = await itemsOf(db, version.id);
  const base = version.based_on_id === null ? null : await itemsOf(db, version.based_on_id);
  const isIntact = fingerprint === version.fingerprint && manifest.id === version.module_id;
  return [
    ...(isIntact
      ? []
      : [finding({ ...about, stored: fingerprint }, 'its manifest is not the one that its fingerprint is of')]),
    ...checkItems(key, manifest, items),
    ...sinceFindings(key, version.number, items, base),
    ...(await checkLessons(db, key, manifest, items)),
  ];
}

function readManifest(text: string): ModuleManifest | null {
  try {
    const manifest = JSON.parse(text) as ModuleManifest;
    moduleFingerprint(manifest);
    return Array.isArray(manifest.lessons) && Array.isArray(manifest.questions) ? manifest : null;
  } catch {
    return null;
  }
}

function itemsOf(db: Kysely<Schema>, versionId: string): Promise<Item[]> {
  return db
    .selectFrom('version_items')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('kind')
    .orderBy('position')
    .execute();
}

/** The manifest lists lessons in reading order, each with its translations by language after it, and questions by id. */
function checkItems(key: string, manifest: ModuleManifest, items: Item[]): Finding[] {
  const all = items.filter((item) => item.kind === 'lesson');
  const lessons = all
    .filter((item) => item.lang === manifest.lang)
    .flatMap((own) => [own, ...all.filter((item) => item.item_id === own.item_id && item !== own).sort(byLang)])
    .map((item) => item.hash);
  const questions = items.filter((item) => item.kind === 'question').map((item) => `${item.item_id} ${item.hash}`);
  const pairs: [string, string[], string[]][] = [
    ['lessons', lessons, manifest.lessons],
    ['questions', questions.toSorted(), manifest.questions.map(({ id, hash }) => `${id} ${hash}`).toSorted()],
  ];
  return pairs
    .filter(([, stored, published]) => stored.join('\n') !== published.join('\n'))
    .map(([what, stored, published]) =>
      finding(
        { table: 'version_items', key, stored: stored.join(', '), expected: published.join(', ') },
        `its ${what} are not those of the manifest`,
      ),
    );
}

const byLang = (a: Item, b: Item) => (a.lang < b.lang ? -1 : 1);

async function checkLessons(
  db: Kysely<Schema>,
  key: string,
  manifest: ModuleManifest,
  items: Item[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { lang } = manifest;
  for (const item of items.filter((each) => each.kind === 'lesson')) {
    const row = await bodyOf(db, item.hash);
    const source = items.find((each) => each.kind === 'lesson' && each.item_id === item.item_id && each.lang === lang);
    const translationOf = item.lang === lang || !source ? undefined : await bodyOf(db, source.hash);
    const about = { table: 'lesson_bodies', key: keyOf({ hash: item.hash }), expected: item.hash };
    if (!row)
      findings.push(finding({ ...about, stored: 'nothing' }, `the text of the lesson ${item.item_id} is missing`));
    else findings.push(...checkLesson({ row, translationOf }, item, key, items, about));
  }
  return findings;
}

const bodyOf = (db: Kysely<Schema>, hash: string) =>
  db.selectFrom('lesson_bodies').selectAll().where('hash', '=', hash).executeTakeFirst();

/** Blocks are items of the module's own language; a translation has theirs in its text. */
function checkLesson(
  { row, translationOf }: { row: Schema['lesson_bodies']; translationOf?: Schema['lesson_bodies'] },
  item: Item,
  key: string,
  items: Item[],
  about: { table: string; key: string; expected: string },
): Finding[] {
  try {
    const lesson = recomputeLesson(row, item.lang, translationOf);
    if (lesson.hash !== item.hash || lesson.id !== item.item_id) {
      const changed = { ...about, stored: lesson.hash };
      return [finding(changed, `the text of the lesson ${item.item_id} is not the one that was published`)];
    }
    if (translationOf) return [];
    return lesson.blocks.flatMap((block) => {
      const stored = items.find((each) => each.kind === 'block' && each.item_id === block.id);
      if (stored?.hash === block.hash) return [];
      const other = { table: 'version_items', key, stored: stored?.hash ?? 'nothing', expected: block.hash };
      return [finding(other, `the block ${block.id} is not the one that stands in the lesson`)];
    });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return [finding({ ...about, stored: '' }, `the lesson ${item.item_id} cannot be read: ${why}`)];
  }
}

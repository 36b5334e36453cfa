import type { Kysely } from 'kysely';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { ModuleFile } from './content-schemas.ts';
import type { ModuleManifest } from './fingerprint.ts';
import { bankFiles, lessonFiles as folderLessons, yaml } from './internal/folder-form.ts';
import { loadHead } from './internal/stored-lesson.ts';
import type { ModuleFiles } from './module-files.ts';

export interface ModuleInFolderForm {
  moduleId: string;
  slug: string;
  title: string;
  number: number;
  fingerprint: string;
  files: ModuleFiles;
}

/**
 * A published version in folder form, with the fingerprint that it has: lessons as their authors wrote them, questions in their
 * canonical form. What is outside of the manifest is as the module has it now. Null: there is no such version.
 */
export async function getModuleFiles(db: Kysely<Schema>, versionId: string): Promise<ModuleInFolderForm | null> {
  const row = await db
    .selectFrom('module_versions')
    .innerJoin('modules', 'modules.id', 'module_versions.module_id')
    .select([
      'module_id',
      'slug',
      'number',
      'fingerprint',
      'manifest',
      'summary',
      'delta_days',
      'owned_by',
      'review_by',
      'silenced',
    ])
    .where('module_versions.id', '=', versionId)
    .executeTakeFirst();
  if (!row) return null;
  const manifest = JSON.parse(row.manifest) as ModuleManifest;
  const files = new Map<string, Buffer>();
  const add = (name: string, text: string) => files.set(name, Buffer.from(text));
  add('module.yaml', headText(manifest, row));
  for (const [name, source] of await lessonFiles(db, versionId, manifest)) add(name, source);
  for (const [name, text] of await banksOf(db, manifest)) add(name, text);
  for (const { path, bytes } of await assetsOf(db, manifest)) files.set(path, bytes);
  const { module_id: moduleId, slug, number, fingerprint } = row;
  return { moduleId, slug, title: manifest.title, number, fingerprint, files };
}

function headText(
  { id, lang, title, outcomes, tracks, rule }: ModuleManifest,
  row: {
    summary: string;
    delta_days: number;
    owned_by: 'folder' | 'studio';
    review_by: string | null;
    silenced: string | null;
  },
): string {
  const head: ModuleFile = {
    id,
    lang,
    title,
    summary: row.summary,
    outcomes,
    tracks,
    rule,
    delta_days: row.delta_days,
    owned_by: row.owned_by,
    ...(row.review_by === null ? {} : { review_by: row.review_by }),
    ...(row.silenced === null ? {} : { silenced: JSON.parse(row.silenced) }),
  };
  return yaml(head);
}

async function lessonFiles(
  db: Kysely<Schema>,
  versionId: string,
  { lang, lessons }: ModuleManifest,
): Promise<[string, string][]> {
  const rows = await db
    .selectFrom('version_items')
    .innerJoin('lesson_bodies', 'lesson_bodies.hash', 'version_items.hash')
    .select(['item_id', 'lang', 'version_items.hash', 'source'])
    .where('version_id', '=', versionId)
    .where('kind', '=', 'lesson')
    .execute();
  const own = lessons.flatMap((hash) => rows.find((row) => row.hash === hash && row.lang === lang) ?? []);
  return folderLessons(
    own.map(({ item_id, source }) => ({
      title: loadHead(source).title,
      source,
      translations: rows.filter((row) => row.item_id === item_id && row.lang !== lang),
    })),
  );
}

async function banksOf(db: Kysely<Schema>, manifest: ModuleManifest): Promise<[string, string][]> {
  const hashes = manifest.questions.map(({ hash }) => hash);
  if (hashes.length === 0) return bankFiles([]);
  const rows = await db.selectFrom('question_versions').select(['hash', 'body']).where('hash', 'in', hashes).execute();
  const byHash = new Map(rows.map(({ hash, body }) => [hash, JSON.parse(body) as Question]));
  return bankFiles(
    manifest.questions.map(({ lang, hash }) => ({ lang: lang ?? null, question: found(byHash.get(hash)) })),
  );
}

async function assetsOf(db: Kysely<Schema>, { assets }: ModuleManifest): Promise<{ path: string; bytes: Buffer }[]> {
  if (assets.length === 0) return [];
  const hashes = assets.map(({ sha256 }) => sha256);
  const rows = await db.selectFrom('assets').select(['sha256', 'bytes']).where('sha256', 'in', hashes).execute();
  const byHash = new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
  return assets.map(({ path, sha256 }) => ({ path, bytes: found(byHash.get(sha256)) }));
}

function found<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('A part of a published version is missing.');
  return part;
}

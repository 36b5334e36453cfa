import type { Kysely } from 'kysely';
import { stringify } from 'yaml';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { ModuleFile } from './content-schemas.ts';
import type { ModuleManifest } from './fingerprint.ts';
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
    ])
    .where('module_versions.id', '=', versionId)
    .executeTakeFirst();
  if (!row) return null;
  const manifest = JSON.parse(row.manifest) as ModuleManifest;
  const files = new Map<string, Buffer>();
  const add = (name: string, text: string) => files.set(name, Buffer.from(text));
  add('module.yaml', headText(manifest, row));
  for (const [index, source] of (await lessonSources(db, manifest.lessons)).entries()) {
    add(lessonFileName(index + 1, loadHead(source).title), source);
  }
  add('questions.yaml', yaml({ questions: await questionsOf(db, manifest) }));
  for (const { path, bytes } of await assetsOf(db, manifest)) files.set(path, bytes);
  const { module_id: moduleId, slug, number, fingerprint } = row;
  return { moduleId, slug, title: manifest.title, number, fingerprint, files };
}

/** `07-what-identifies.mdx`: its place in reading order and its title. The name takes no part in the fingerprint. */
export function lessonFileName(position: number, title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return `${String(position).padStart(2, '0')}-${words.slice(0, 8).join('-') || 'lesson'}.mdx`;
}

function headText(
  { id, lang, title, outcomes, tracks, rule }: ModuleManifest,
  row: { summary: string; delta_days: number; owned_by: 'folder' | 'studio'; review_by: string | null },
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
  };
  return yaml(head);
}

/** One line per text, however long: a changed word is then one changed line. */
const yaml = (value: unknown) => stringify(value, { lineWidth: 0 });

async function lessonSources(db: Kysely<Schema>, hashes: string[]): Promise<string[]> {
  const rows = await db.selectFrom('lesson_bodies').select(['hash', 'source']).where('hash', 'in', hashes).execute();
  const byHash = new Map(rows.map(({ hash, source }) => [hash, source]));
  return hashes.map((hash) => found(byHash.get(hash)));
}

async function questionsOf(db: Kysely<Schema>, { questions }: ModuleManifest): Promise<Question[]> {
  if (questions.length === 0) return [];
  const hashes = questions.map(({ hash }) => hash);
  const rows = await db.selectFrom('question_versions').select(['hash', 'body']).where('hash', 'in', hashes).execute();
  const byHash = new Map(rows.map(({ hash, body }) => [hash, JSON.parse(body) as Question]));
  return hashes.map((hash) => found(byHash.get(hash)));
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

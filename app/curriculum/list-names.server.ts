import { type Kysely, sql } from 'kysely';
import { preparedQuery } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import type { ModuleManifest } from './fingerprint.ts';

export interface Named {
  id: string;
  name: string;
}

/** Every curriculum by title and every module by slug, with their names alone: pages of the team have both in their filters. */
export async function listNames(db: Kysely<Schema>): Promise<{ courses: Named[]; modules: Named[] }> {
  const rows = await readNames(db, {});
  const courses = rows.flatMap(({ kind, id, text }) => (kind === 'course' ? [{ id, name: text }] : []));
  const modules = rows.filter(({ kind }) => kind === 'module');
  const titles = await titlesOf(
    db,
    modules.map(({ text }) => text),
  );
  return { courses, modules: modules.map(({ id, text }) => ({ id, name: titles.get(text) ?? id })) };
}

/** `text`: the title of a curriculum, the served version of a module or empty. */
const readNames = preparedQuery((db) => {
  const courses = db
    .selectFrom('curricula')
    .select([sql.lit('course').as('kind'), 'id', 'title as text', 'title as place']);
  const modules = db
    .selectFrom('modules')
    .select([
      sql.lit('module').as('kind'),
      'id',
      sql<string>`coalesce(current_version_id, '')`.as('text'),
      'slug as place',
    ]);
  return db
    .selectFrom(courses.unionAll(modules).as('named'))
    .select(['kind', 'id', 'text'])
    .orderBy('place')
    .orderBy('id');
});

/** A version's title never changes: version → title, per database. */
const known = new WeakMap<object, Map<string, string>>();

async function titlesOf(db: Kysely<Schema>, versionIds: string[]): Promise<Map<string, string>> {
  const titles = known.get(db) ?? new Map<string, string>();
  known.set(db, titles);
  const missing = versionIds.filter((id) => id !== '' && !titles.has(id));
  if (missing.length > 0) {
    const rows = await db.selectFrom('module_versions').select(['id', 'manifest']).where('id', 'in', missing).execute();
    for (const { id, manifest } of rows) titles.set(id, (JSON.parse(manifest) as ModuleManifest).title);
  }
  return titles;
}

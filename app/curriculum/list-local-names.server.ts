import type { Kysely } from 'kysely';
import { localNames } from '#app/blocks/local/fill-locals.ts';
import type { Schema } from '#db/schema.ts';
import { loadSegments } from './internal/stored-lesson.ts';
import { lessonTitle } from './lesson-head.ts';

/** What served lessons name that only the organisation knows, with the titles of those lessons. Sorted by name. */
export async function listLocalNames(db: Kysely<Schema>): Promise<{ name: string; lessons: string[] }[]> {
  const bodies = await db
    .selectFrom('modules')
    .innerJoin('version_items', 'version_items.version_id', 'modules.current_version_id')
    .innerJoin('lesson_bodies', 'lesson_bodies.hash', 'version_items.hash')
    .select(['source', 'segments'])
    .where('version_items.kind', '=', 'lesson')
    .orderBy('modules.slug')
    .orderBy('version_items.position')
    .execute();
  const lessonsOf = new Map<string, string[]>();
  for (const { source, segments } of bodies) {
    for (const name of localNames(loadSegments(segments).segments)) {
      lessonsOf.set(name, [...(lessonsOf.get(name) ?? []), lessonTitle(source) ?? name]);
    }
  }
  return [...lessonsOf].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, lessons]) => ({ name, lessons }));
}

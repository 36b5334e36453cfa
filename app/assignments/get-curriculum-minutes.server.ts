import type { Kysely } from 'kysely';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import type { Schema } from '#db/schema.ts';

/** Minutes of a curriculum by the served versions; null while it cannot be given, since one of its modules has none. */
export async function getCurriculumMinutes(db: Kysely<Schema>, curriculum: string): Promise<number | null> {
  const version = (await listCurrentCurricula(db)).find((each) => each.curriculumId === curriculum);
  if (!version) return null;
  let minutes = 0;
  for (const { moduleId, track } of version.modules) {
    const facts = await getCurrentFacts(db, moduleId);
    if (!facts) return null;
    minutes += facts.minutes[track] ?? 0;
  }
  return minutes;
}

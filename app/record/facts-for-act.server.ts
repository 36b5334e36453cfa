import type { Kysely } from 'kysely';
import type { BlockFacts, LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { getCurrentFacts, getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

export interface ActPlace {
  moduleId: string;
  lessonId: string;
  /** The version that the page showed. */
  version: number;
}

/**
 * The version that an act is pinned to: the one on the learner's page, even if a newer one is served by now. It is refused
 * only where it would no longer count, because the served version asks for this lesson, or for `blockId`, again.
 */
export async function factsForAct(
  db: Kysely<Schema>,
  place: ActPlace,
  blockId?: string,
): Promise<{ facts: VersionFacts; lesson: LessonFacts; block: BlockFacts | undefined }> {
  const { moduleId, lessonId, version } = place;
  const facts = await publishedFacts(db, moduleId, version);
  const lesson = facts?.lessons.find((each) => each.id === lessonId);
  if (!facts || !lesson) throw new Refusal('not-found', 'record.no-such-lesson');
  const served = await getCurrentFacts(db, moduleId);
  const block = facts.blocks.find((each) => each.id === blockId);
  if (served && served.number !== version) {
    const now = blockId === undefined ? served.lessons.find(({ id }) => id === lessonId) : blockIn(served, blockId);
    if (!now || now.since > version) throw new Refusal('stale', 'record.lesson-changed', { version: served.number });
  }
  return { facts, lesson, block };
}

const blockIn = (facts: VersionFacts, id: string) => facts.blocks.find((block) => block.id === id);

async function publishedFacts(db: Kysely<Schema>, moduleId: string, version: number): Promise<VersionFacts | null> {
  const row = await db
    .selectFrom('module_versions')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('number', '=', version)
    .executeTakeFirst();
  return row ? getVersionFacts(db, moduleId, version) : null;
}

import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedCurriculum } from './checked-content.ts';
import { type PublishedCurriculum, publishCurriculum } from './internal/publish-curriculum.server.ts';

/** Makes a curriculum the newest version of itself, from today on, in one transaction. */
export async function publishCurriculumVersion(
  db: Kysely<Schema>,
  deps: Deps,
  curriculum: CheckedCurriculum,
): Promise<PublishedCurriculum> {
  return db.transaction().execute((tx) => publishCurriculum(tx, deps, curriculum));
}

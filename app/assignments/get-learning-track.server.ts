import { type Kysely, sql } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Track } from '#app/platform/track.ts';
import { unindexed } from '#db/dialect/unindexed.ts';
import type { Schema } from '#db/schema.ts';
import { trackOf } from './learning-track.ts';

/** `learningTrack` from the tables in one small read, for what needs nothing else of the cycles. */
export async function getLearningTrack(
  db: Kysely<Schema>,
  personId: string,
  facts: Pick<VersionFacts, 'moduleId' | 'minutes'>,
): Promise<Track> {
  const targets = await db
    .selectFrom('targets')
    .innerJoin('cycles', 'cycles.id', 'targets.cycle_id')
    .select(['targets.track', 'cycles.state'])
    .where('cycles.person_id', '=', personId)
    .where(unindexed(db, sql.ref('targets.module_id')), '=', facts.moduleId)
    .execute();
  return trackOf(targets, facts);
}

import type { Kysely } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';

/** `learningTrack` from the tables in one small read, for pages that need nothing else of the cycles. */
export async function getLearningTrack(
  db: Kysely<Schema>,
  personId: string,
  facts: Pick<VersionFacts, 'moduleId' | 'minutes'>,
): Promise<Track> {
  const rows = await db
    .selectFrom('targets')
    .innerJoin('cycles', 'cycles.id', 'targets.cycle_id')
    .select(['targets.track', 'cycles.state'])
    .where('cycles.person_id', '=', personId)
    .where('targets.module_id', '=', facts.moduleId)
    .where('cycles.state', '<>', 'cancelled')
    .execute();
  const open = rows.filter((row) => row.state === 'open');
  const tracks = (open.length > 0 ? open : rows).map((row) => row.track);
  if (tracks.length > 0) return tracks.includes('full') ? 'full' : 'foundation';
  return facts.minutes.full === undefined ? 'foundation' : 'full';
}

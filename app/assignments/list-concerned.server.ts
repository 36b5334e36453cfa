import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { neededBlocks, neededLessons } from '#app/learning/need.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Track } from '#app/platform/track.ts';
import { unindexed } from '#db/dialect/unindexed.ts';
import type { Schema } from '#db/schema.ts';

export interface Page {
  /** People by id up to this one are left out. */
  after: string;
  limit: number;
}

/**
 * People whom a material version may concern, by id: those with an open cycle that has the module in an older version, and
 * active holders who on their track met an older one than the newest that something is asked again since. Who is due for
 * what is decided in each record (`followUps`).
 */
export async function listConcerned(
  db: Kysely<Schema>,
  facts: VersionFacts,
  { on, after, limit }: Page & { on: CalendarDate },
): Promise<string[]> {
  const rows = await cyclesWith(db, facts.moduleId, after)
    .where((by) => by.or([by.and([isOpen(by), by('targets.version', '<', facts.number)]), isHeldOlder(by, facts, on)]))
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** People with an open cycle that has a module in a version, by id. */
export async function listWorkingTowards(
  db: Kysely<Schema>,
  { module, version }: { module: string; version: number },
  { after, limit }: Page,
): Promise<string[]> {
  const rows = await cyclesWith(db, module, after)
    .where('cycles.state', '=', 'open')
    .where('targets.version', '=', version)
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** In the order of people, whose index it walks: each page goes on where the last one ended. */
function cyclesWith(db: Kysely<Schema>, module: string, after: string) {
  return db
    .selectFrom('cycles')
    .innerJoin('targets', 'targets.cycle_id', 'cycles.id')
    .select('cycles.person_id')
    .distinct()
    .where(unindexed(db, sql.ref('targets.module_id')), '=', module)
    .where('cycles.person_id', '>', after)
    .orderBy('cycles.person_id');
}

type Builder = ExpressionBuilder<Schema, 'cycles' | 'targets'>;

const isOpen = (by: Builder) => by('cycles.state', '=', 'open');

function isHeldOlder(by: Builder, facts: VersionFacts, on: CalendarDate) {
  const tracks: Track[] = ['foundation', 'full'];
  return by.and([
    by('cycles.state', '=', 'fulfilled'),
    by('cycles.expires_on', '>=', on),
    by.or(
      tracks.map((track) => {
        const newest = newestSince(facts, track);
        return by.and([
          by('targets.track', '=', track),
          by('targets.version', '<', newest),
          by.not(
            by.exists(
              by
                .selectFrom('completions')
                .select('completions.seq')
                .whereRef('completions.person_id', '=', 'cycles.person_id')
                .where('completions.module_id', '=', facts.moduleId)
                .where('completions.track', '=', track)
                .where('completions.version', '>=', newest),
            ),
          ),
        ]);
      }),
    ),
    by.exists(
      by
        .selectFrom('people')
        .select('people.id')
        .whereRef('people.id', '=', 'cycles.person_id')
        .where('people.active', '=', 1)
        .where('people.erased_at', 'is', null)
        .where('people.merged_into', 'is', null),
    ),
  ]);
}

/** Whoever met this version on the track, or a later one, has nothing to learn again. */
function newestSince(facts: VersionFacts, track: Track): number {
  const asked = { track, base: 0 };
  const items = [...neededLessons(facts, asked), ...neededBlocks(facts, asked), ...requiredOf(facts, track)];
  return Math.max(0, ...items.map((item) => item.since));
}

/** Blocks in lessons that are themselves asked again, and questions. */
function requiredOf(facts: VersionFacts, track: Track): { since: number }[] {
  return [...facts.blocks.filter((block) => block.required), ...facts.questions].filter((item) =>
    item.tracks.includes(track),
  );
}

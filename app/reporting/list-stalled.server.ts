import { type Kysely, sql } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import type { Acts } from '#app/learning/lesson-done.ts';
import { listActs } from '#app/learning/list-acts.server.ts';
import { type ResumePoint, resumeAt } from '#app/learning/resume.ts';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { addDays, startOfDay, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Track } from '#app/platform/track.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { inPaths } from './people-conditions.server.ts';
import { needProgress } from './target-progress.ts';

/** Days without an act and without a place kept after which somebody counts as stalled. */
export const stalledDays = 14;
/** In a larger unit the progress of everybody is not looked through for each view of a page. */
export const mostLookedThrough = 2000;
/** The place of whoever has only the quiz left; no lesson has this id. */
export const quizPlace = 'quiz';

/** Somebody who has begun a module that is open for them, and where in it they stand. */
export interface Stalled {
  personId: string;
  moduleId: string;
  /** Id of a lesson, or the quiz. */
  place: string;
  /** The lesson's title; null for the quiz. */
  lesson: string | null;
}

/**
 * Who has begun a module that they still owe and has done nothing at all for two weeks, with the place to which `/learn` would
 * bring them, by the same rules. Whoever is away is left out. For units of a size that may be looked through: whole progress
 * is read, in as many statements for two thousand people as for one.
 */
export async function listStalled(
  db: Kysely<Schema>,
  deps: Deps,
  { paths, modules }: { paths: string[]; modules: string[] },
): Promise<Stalled[]> {
  const rows = await listCandidates(db, deps, paths, modules);
  const acts = await listActs(db, [...new Set(rows.map((row) => row.personId))]);
  const factsOf = new Map<string, VersionFacts | null>();
  for (const module of new Set(rows.map((row) => row.moduleId))) factsOf.set(module, await getCurrentFacts(db, module));
  return [...deepest(rows).values()].flatMap((row) => {
    const facts = factsOf.get(row.moduleId);
    if (!facts) return [];
    const { personId, moduleId } = row;
    return [{ personId, moduleId, ...placeOf(row, facts, acts.get(personId) ?? noActs) }];
  });
}

interface Candidate {
  personId: string;
  moduleId: string;
  track: Track;
  base: number | null;
  stop: string | null;
}

const noActs: Acts = { lessons: new Map(), blocks: new Map(), credits: [] };

/** A module of several courses once, at its deeper track. */
function deepest(rows: Candidate[]): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (const row of rows) {
    const name = `${row.personId} ${row.moduleId}`;
    const known = found.get(name);
    if (!known || (row.track === 'full' && known.track !== 'full')) found.set(name, row);
  }
  return found;
}

function placeOf({ track, base, stop }: Candidate, facts: VersionFacts, acts: Acts): Pick<Stalled, 'place' | 'lesson'> {
  const point: ResumePoint | null = stop === null ? null : { lesson: stop, place: '', at: '' };
  const next = resumeAt(needProgress(acts, facts, { track, base }), point);
  if (next.kind === 'quiz') return { place: quizPlace, lesson: null };
  const lesson = facts.lessons.find(({ id }) => id === next.lesson);
  return { place: next.lesson, lesson: lesson?.title ?? null };
}

/** One row for each open target of a module in which something was done for its cycle, of people who stand still. */
async function listCandidates(
  db: Kysely<Schema>,
  deps: Deps,
  paths: string[],
  modules: string[],
): Promise<Candidate[]> {
  const now = today(deps.zone, deps.now());
  const since = startOfDay(deps.zone, addDays(now, 1 - stalledDays)).toISOString();
  const itemsOf = (kind: 'lesson' | 'block') => sql`(select item_id from version_items
    inner join modules on modules.current_version_id = version_items.version_id
    where modules.id = listed.module_id and version_items.kind = ${kind})`;
  return db
    .selectFrom('module_standings as listed')
    .innerJoin('standings', (join) =>
      join.onRef('standings.person_id', '=', 'listed.person_id').on('standings.curriculum_id', '=', ''),
    )
    .innerJoin('cycles', 'cycles.person_id', 'listed.person_id')
    .innerJoin('targets', (join) =>
      join.onRef('targets.cycle_id', '=', 'cycles.id').onRef('targets.module_id', '=', 'listed.module_id'),
    )
    .leftJoin('resume_points as stop', (join) =>
      join.onRef('stop.person_id', '=', 'listed.person_id').onRef('stop.module_id', '=', 'listed.module_id'),
    )
    .where('listed.module_id', 'in', givenIds(db, modules))
    .where((by) => inPaths(by.ref('standings.unit_path'), paths))
    .where('listed.stage', '=', 'open')
    .where('cycles.state', '=', 'open')
    .where('cycles.opens_on', '<=', now)
    .where((by) => by.or([by('cycles.waived_until', 'is', null), by('cycles.waived_until', '<', now)]))
    .where('targets.met_seq', 'is', null)
    .where((by) => by.or([by('standings.last_act_at', 'is', null), by('standings.last_act_at', '<', since)]))
    .where((by) =>
      by.not(
        by.exists(
          by
            .selectFrom('resume_points as later')
            .select('later.at')
            .whereRef('later.person_id', '=', 'listed.person_id')
            .where('later.at', '>=', since),
        ),
      ),
    )
    .where((by) => by.not(absentSql('listed.person_id', now)))
    .where(
      sql<boolean>`(
        (stop.at is not null and (cycles.kind = 'first' or stop.at >= cycles.opens_on))
        or exists (select 1 from lesson_progress as act where act.person_id = listed.person_id
          and act.read_seq > cycles.counts_from_seq and act.lesson_id in ${itemsOf('lesson')})
        or exists (select 1 from block_results as act where act.person_id = listed.person_id
          and act.seq > cycles.counts_from_seq and act.block_id in ${itemsOf('block')})
        or exists (select 1 from attempts as act where act.cycle_id = cycles.id and act.module_id = listed.module_id)
      )`,
    )
    .select(['listed.person_id as personId', 'listed.module_id as moduleId', 'targets.track', 'targets.base'])
    .select('stop.lesson_id as stop')
    .orderBy('cycles.due_on')
    .orderBy('cycles.id')
    .execute();
}

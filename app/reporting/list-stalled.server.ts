import { type Kysely, type QueryCreator, type SqlBool, sql } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import type { Acts } from '#app/learning/lesson-done.ts';
import { listActs } from '#app/learning/list-acts.server.ts';
import { type ResumePoint, resumeAt } from '#app/learning/resume.ts';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { addDays, type CalendarDate, startOfDay, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Track } from '#app/platform/track.ts';
import type { SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { type InUnits, preparedInPaths } from './people-conditions.server.ts';
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
  const rows = (await listCandidates(db, deps, paths)).filter(({ moduleId }) => modules.includes(moduleId));
  if (rows.length === 0) return [];
  const acts = await listActs(db, [...new Set(rows.map((row) => row.personId))]);
  const actsOf = ({ personId }: Candidate) => acts.get(personId) ?? noActs;
  const facts = new Map<string, VersionFacts>();
  for (const { version } of rows) {
    if (version !== null && !facts.has(version)) facts.set(version, await getFactsOfVersion(db, version));
  }
  const factsOf = ({ version }: Candidate) => (version === null ? undefined : facts.get(version));
  return deepest(rows.filter((row) => isBegun(row, factsOf(row), actsOf(row)))).flatMap((row): Stalled[] => {
    const served = factsOf(row);
    const { personId, moduleId } = row;
    return served ? [{ personId, moduleId, ...placeOf(row, served, actsOf(row)) }] : [];
  });
}

/** An open target of somebody who has begun the cycle, whether or not this module of it. */
interface Candidate {
  personId: string;
  moduleId: string;
  track: Track;
  base: number | null;
  kind: Schema['cycles']['kind'];
  opensOn: CalendarDate;
  /** Of the cycle: only acts after this point are for it. */
  countsFrom: number;
  /** Lesson and time of the place kept in the module. */
  stop: string | null;
  stoppedAt: string | null;
  /** A try at the quiz was begun for the cycle. */
  tried: SqlBool;
  /** Of the module; null while it is being revised. */
  version: string | null;
}

const noActs: Acts = { lessons: new Map(), blocks: new Map(), credits: [] };

/** Whether something was done in the module for the cycle, in what is served of it. */
function isBegun(
  { kind, opensOn, countsFrom, stoppedAt, tried }: Candidate,
  facts: VersionFacts | undefined,
  acts: Acts,
) {
  const isFor = (act: { seq: number } | undefined) => act !== undefined && act.seq > countsFrom;
  return (
    Boolean(tried) ||
    (stoppedAt !== null && (kind === 'first' || stoppedAt >= opensOn)) ||
    facts?.lessons.some(({ id }) => isFor(acts.lessons.get(id))) ||
    facts?.blocks.some(({ id }) => isFor(acts.blocks.get(id)))
  );
}

/** A module of several courses once, at its deeper track. */
function deepest(rows: Candidate[]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const row of rows) {
    const name = `${row.personId} ${row.moduleId}`;
    const known = found.get(name);
    if (!known || (row.track === 'full' && known.track !== 'full')) found.set(name, row);
  }
  return [...found.values()];
}

function placeOf({ track, base, stop }: Candidate, facts: VersionFacts, acts: Acts): Pick<Stalled, 'place' | 'lesson'> {
  const point: ResumePoint | null = stop === null ? null : { lesson: stop, place: '', at: '' };
  const next = resumeAt(needProgress(acts, facts, { track, base }), point);
  if (next.kind === 'quiz') return { place: quizPlace, lesson: null };
  const lesson = facts.lessons.find(({ id }) => id === next.lesson);
  return { place: next.lesson, lesson: lesson?.title ?? null };
}

function listCandidates(db: Kysely<Schema>, deps: Deps, paths: string[]): Promise<Candidate[]> {
  const now = today(deps.zone, deps.now());
  const since = startOfDay(deps.zone, addDays(now, 1 - stalledDays)).toISOString();
  return readCandidates(db, paths, { now, since });
}

type Values = { now: CalendarDate; since: string };

/** Of all modules: asked for some, SQLite would begin with everybody who has these. */
const readCandidates = preparedInPaths((db, slot: SlotOf<Values>, inUnits) =>
  db
    .with(
      // Few have begun: first them, and apart, since PostgreSQL would weigh nine tables in every order.
      (cte) => cte('begun').materialized(),
      (apart) => beganAndStopped(apart, slot, inUnits),
    )
    .selectFrom('begun')
    .innerJoin('targets', 'targets.cycle_id', 'begun.id')
    .innerJoin('modules', 'modules.id', 'targets.module_id')
    .innerJoin('module_standings as listed', (join) =>
      join.onRef('listed.person_id', '=', 'begun.person_id').onRef('listed.module_id', '=', 'targets.module_id'),
    )
    .leftJoin('resume_points as stop', (join) =>
      join.onRef('stop.person_id', '=', 'begun.person_id').onRef('stop.module_id', '=', 'targets.module_id'),
    )
    .where('targets.met_seq', 'is', null)
    .where('listed.stage', '=', sql.lit('open'))
    .select(['begun.person_id as personId', 'targets.module_id as moduleId', 'targets.track', 'targets.base'])
    .select(['begun.kind', 'begun.opens_on as opensOn', 'begun.counts_from_seq as countsFrom'])
    .select(['stop.lesson_id as stop', 'stop.at as stoppedAt', 'modules.current_version_id as version'])
    .select((by) =>
      by
        .exists(
          by
            .selectFrom('attempts')
            .whereRef('attempts.cycle_id', '=', 'begun.id')
            .whereRef('attempts.module_id', '=', 'targets.module_id')
            .select('attempts.id'),
        )
        .as('tried'),
    )
    .orderBy('begun.due_on')
    .orderBy('begun.id'),
);

/** Open cycles for which something was done, or whose people have kept a place, of whoever stands still. */
function beganAndStopped(db: QueryCreator<Schema>, slot: SlotOf<Values>, inUnits: InUnits) {
  const kept = db
    .selectFrom('resume_points as kept')
    .where('kept.person_id', '=', sql.ref<string>('cycles.person_id'))
    .select('kept.at');
  return db
    .selectFrom('standings')
    .innerJoin('cycles', 'cycles.person_id', 'standings.person_id')
    .where('standings.curriculum_id', '=', sql.lit(''))
    .where((by) => inUnits(by.ref('standings.unit_path')))
    .where((by) => by.or([by('standings.last_act_at', 'is', null), by('standings.last_act_at', '<', slot('since'))]))
    .where('cycles.state', '=', sql.lit('open'))
    .where('cycles.opens_on', '<=', slot('now'))
    .where((by) => by.or([by('cycles.waived_until', 'is', null), by('cycles.waived_until', '<', slot('now'))]))
    .where((by) => by.or([by('cycles.begun_seq', 'is not', null), by.exists(kept)]))
    .where((by) => by.not(by.exists(kept.where('kept.at', '>=', slot('since')))))
    .where((by) => by.not(absentSql('cycles.person_id', slot('now'))))
    .select(['cycles.id', 'cycles.person_id', 'cycles.kind', 'cycles.opens_on', 'cycles.due_on', 'counts_from_seq']);
}

import type { Kysely } from 'kysely';
import type { StateCounts } from '#app/assignments/count-states.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { countTeam } from './count-team.server.ts';
import type { CountedRow, Dashboard } from './dashboard-view.ts';
import { getTrend } from './get-trend.server.ts';
import { listPeople, type PeoplePlan, walkingUnit } from './list-people.server.ts';
import { listPeopleToTalkTo } from './list-people-to-talk-to.server.ts';
import { listStallPlaces } from './list-stall-places.server.ts';
import { mostLookedThrough } from './list-stalled.server.ts';
import { viewPeople } from './people-rows.server.ts';

const mostShown = 50;
const mostPlaces = 5;

/** The dashboard of a unit: its counts, who needs a talk, and in the smallest units the people. */
export async function getDashboard(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  asked: { unit?: string; on?: CalendarDate; trend?: string },
): Promise<Dashboard> {
  const { scope, ...counted } = await countTeam(db, deps, actor, asked);
  const { counts, units, modules, on, today } = counted;
  const { unit, above, paths, isTop } = scope;
  requireListed(asked.trend, counted);
  const isSmall = counts.all <= mostLookedThrough;
  const isToday = on === today;
  // One after the other, each would wait for all that others ask for meanwhile.
  const [people, talk, stall, trend] = await Promise.all([
    units.length > 0 ? [] : firstPeople(db, deps, { paths, on }, isSmall ? walkingUnit(counts.all) : undefined),
    isSmall ? listTalks(db, deps, paths) : null,
    isSmall && isToday ? listStalls(db, deps, paths, modules) : null,
    isToday ? getTrend(db, { paths, of: asked.trend ?? null, today }) : null,
  ]);
  const nameOf = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    ...counted,
    unit: unit && nameOf(unit),
    isTop,
    everywhere: paths.includes('/'),
    mayMakeEvidence: can(actor, 'make-evidence', unit ? { unitPath: unit.path } : 'somewhere'),
    above: above.map(nameOf),
    modules: modules.toSorted((a, b) => toDo(b.counts) - toDo(a.counts)),
    talk,
    stall,
    trend,
    people,
    shown: people.length,
  };
}

/** A course or module that nobody here has is not found. */
function requireListed(trend: string | undefined, { courses, modules }: Pick<Dashboard, 'courses' | 'modules'>): void {
  const names = [...courses.map(({ id }) => `course:${id}`), ...modules.map(({ id }) => `module:${id}`)];
  if (trend !== undefined && !names.includes(trend)) throw new Refusal('not-found', 'reporting.no-such-list');
}

const toDo = ({ overdue, dueSoon, neverStarted }: StateCounts): number => overdue + dueSoon + neverStarted;

async function listTalks(db: Kysely<Schema>, deps: Deps, paths: string[]): Promise<Dashboard['talk']> {
  const { ids, more } = await listPeopleToTalkTo(db, deps, paths);
  const named = db.selectFrom('people').select(['id', 'name']).orderBy('sort_name').orderBy('id');
  return { people: ids.size === 0 ? [] : await named.where('id', 'in', [...ids]).execute(), more };
}

async function listStalls(db: Kysely<Schema>, deps: Deps, paths: string[], modules: CountedRow[]) {
  const places = await listStallPlaces(db, deps, { paths, modules });
  return { places: places.slice(0, mostPlaces), more: Math.max(0, places.length - mostPlaces) };
}

async function firstPeople(
  db: Kysely<Schema>,
  deps: Deps,
  asked: { paths: string[]; on: CalendarDate },
  plan?: PeoplePlan,
) {
  const { rows } = await listPeople(db, { ...asked, filter: {}, limit: mostShown }, plan);
  return viewPeople(db, deps, rows, { on: asked.on, about: {} });
}

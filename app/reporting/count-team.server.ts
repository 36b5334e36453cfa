import type { Kysely } from 'kysely';
import {
  countFacets,
  countStates,
  type StateCounts,
  sumCounts,
  type UnitCounts,
} from '#app/assignments/count-states.server.ts';
import { everywhere, type Facet } from '#app/assignments/due-totals.ts';
import { listNames, type Named } from '#app/curriculum/list-names.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { unitIdOf } from '#app/organisation/unit.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from './course-state.ts';
import type { CountedRow, Dashboard } from './dashboard-view.ts';
import { dayAsked, getTeamScope, type TeamScope } from './team-scope.server.ts';

export interface TeamCounts extends Pick<Dashboard, 'on' | 'today' | 'counts' | 'units' | 'courses' | 'modules'> {
  scope: TeamScope;
}

/**
 * How many people of a unit are in which state on a day, by unit, course and module, from the totals alone. A later day shows
 * what will be if nobody does anything; a past one is not offered, since totals know the present record only.
 */
export async function countTeam(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Pick<Actor, 'grants'>,
  asked: { unit?: string; on?: CalendarDate },
): Promise<TeamCounts> {
  const { on, today } = dayAsked(deps, asked.on);
  const scope = await getTeamScope(db, actor, asked.unit ?? null);
  const roots = scope.paths.map((path) => (path === '/' ? everywhere : unitIdOf(path)));
  const windowDays = dueSoonDays;
  const countBelow = async (): Promise<CountedRow[]> => {
    const children = await listChildren(db, scope);
    const unitIds = children.map(({ id }) => id);
    const below = unitIds.length === 0 ? [] : await countStates(db, { facet: 'person', unitIds, on, windowDays });
    return children.map(({ id, name }) => ({ id, name, counts: sumCounts(below.filter((row) => row.unitId === id)) }));
  };
  const [counted, units, names] = await Promise.all([
    roots.length === 0 ? [] : countFacets(db, { facets: ['person', 'role', 'module'], unitIds: roots, on, windowDays }),
    countBelow(),
    listNames(db),
  ]);
  const of = (facet: Facet) => counted.filter((row) => row.facet === facet);
  return {
    scope,
    on,
    today,
    counts: sumCounts(of('person')),
    units,
    courses: rowsOf(of('role'), names.courses),
    modules: rowsOf(of('module'), names.modules),
  };
}

/** The units one step below; for somebody who looks after several, those units themselves. */
async function listChildren(db: Kysely<Schema>, scope: TeamScope): Promise<{ id: string; name: string }[]> {
  const units = db.selectFrom('units').select(['id', 'name']).orderBy('name').orderBy('id');
  if (scope.unit) return units.where('parent_id', '=', scope.unit.id).execute();
  if (scope.paths.includes('/')) return units.where('parent_id', 'is', null).execute();
  return scope.paths.length === 0 ? [] : units.where('path', 'in', scope.paths).execute();
}

/** The counts of each course or module over all the units asked for; one that nobody has is left out. */
function rowsOf(counts: UnitCounts[], named: Named[]): CountedRow[] {
  return named.flatMap(({ id, name }) => {
    const own: StateCounts = sumCounts(counts.filter((row) => row.facetId === id));
    return own.all === 0 ? [] : [{ id, name, counts: own }];
  });
}

import type { Kysely } from 'kysely';
import {
  countStates,
  nobody,
  type StateCounts,
  sumCounts,
  type UnitCounts,
} from '#app/assignments/count-states.server.ts';
import { everywhere } from '#app/assignments/due-totals.ts';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from './course-state.ts';
import type { CountedRow, Dashboard } from './dashboard-view.ts';
import { getTeamScope, type TeamScope } from './team-scope.server.ts';

/**
 * How many people of a unit are in which state on a day, by unit, course and module, from the totals alone. A later day shows
 * what will be overdue if nobody does anything; a past one is not offered, since totals know the present record only.
 */
export async function getDashboard(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  asked: { unit: string | null; on: CalendarDate | null },
): Promise<Dashboard> {
  const now = today(deps.zone, deps.now());
  const on = asked.on !== null && asked.on > now ? asked.on : now;
  const scope = await getTeamScope(db, actor, asked.unit);
  const roots = rootIds(scope);
  const children = await listChildren(db, scope);
  const count = (facet: 'person' | 'role' | 'module', unitIds: string[]) =>
    unitIds.length === 0 ? [] : countStates(db, { facet, unitIds, on, windowDays: dueSoonDays });
  const [people, below, roles, modules, curricula, named] = await Promise.all([
    count('person', roots),
    count(
      'person',
      children.map((child) => child.id),
    ),
    count('role', roots),
    count('module', roots),
    listCurrentCurricula(db),
    listModules(db),
  ]);
  return {
    unit: scope.unit && { id: scope.unit.id, name: scope.unit.name },
    above: scope.above.map(({ id, name }) => ({ id, name })),
    on,
    today: now,
    counts: sumCounts(people),
    units: children.map(({ id, name }) => ({ id, name, counts: below.find((row) => row.unitId === id) ?? nobody })),
    courses: rowsOf(
      roles,
      curricula.map(({ curriculumId, title }) => ({ id: curriculumId, name: title })),
    ),
    modules: rowsOf(
      modules,
      named.map(({ id, title }) => ({ id, name: title })),
    ),
  };
}

/** The units that make up the scope; the organisation as a whole is a unit of the totals. */
function rootIds({ paths }: TeamScope): string[] {
  if (paths.includes('/')) return [everywhere];
  return paths.map((path) => path.split('/').filter(Boolean).at(-1) ?? '');
}

/** The units one step below; for somebody who looks after several, those units themselves. */
async function listChildren(db: Kysely<Schema>, scope: TeamScope): Promise<{ id: string; name: string }[]> {
  let query = db.selectFrom('units').select(['id', 'name']).orderBy('name').orderBy('id');
  if (scope.unit) query = query.where('parent_id', '=', scope.unit.id);
  else if (scope.paths.includes('/')) query = query.where('parent_id', 'is', null);
  else query = query.where('path', 'in', scope.paths);
  return query.execute();
}

/** The counts of each course or module over all the units asked for; one that nobody has is left out. */
function rowsOf(counts: UnitCounts[], named: { id: string; name: string }[]): CountedRow[] {
  return named.flatMap(({ id, name }) => {
    const own: StateCounts = sumCounts(counts.filter((row) => row.facetId === id));
    return own.all === 0 ? [] : [{ id, name, counts: own }];
  });
}

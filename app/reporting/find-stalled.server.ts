import type { Kysely } from 'kysely';
import { countStates, sumCounts } from '#app/assignments/count-states.server.ts';
import { everywhere } from '#app/assignments/due-totals.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { unitIdOf } from '#app/organisation/unit.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from './course-state.ts';
import { listStalled, mostLookedThrough, quizPlace } from './list-stalled.server.ts';
import type { PeopleFilter } from './people-filter.ts';

export interface FoundStalled {
  ids: string[];
  /** Title of the lesson at which they stand; null for the quiz. */
  lesson: string | null;
}

/**
 * Who stands still at the place that a filter names; null for a filter that names none. A place of no module, or in a unit
 * that the dashboard does not look through, is no list.
 */
export async function findStalled(
  db: Kysely<Schema>,
  deps: Deps,
  { paths, filter }: { paths: string[]; filter: Pick<PeopleFilter, 'module' | 'stall'> },
): Promise<FoundStalled | null> {
  const { module, stall } = filter;
  if (stall === undefined) return null;
  if (module === undefined || !(await isSmall(db, deps, paths))) {
    throw new Refusal('not-found', 'reporting.no-such-list');
  }
  const lesson = stall === quizPlace ? null : await lessonTitle(db, module, stall);
  const stalled = await listStalled(db, deps, { paths, modules: [module] });
  return { ids: stalled.filter(({ place }) => place === stall).map(({ personId }) => personId), lesson };
}

async function lessonTitle(db: Kysely<Schema>, module: string, lesson: string): Promise<string> {
  const facts = await getCurrentFacts(db, module);
  const title = facts?.lessons.find(({ id }) => id === lesson)?.title;
  if (title === undefined) throw new Refusal('not-found', 'reporting.no-such-list');
  return title;
}

async function isSmall(db: Kysely<Schema>, deps: Deps, paths: string[]): Promise<boolean> {
  const unitIds = paths.map((path) => (path === '/' ? everywhere : unitIdOf(path)));
  if (unitIds.length === 0) return true;
  const on = today(deps.zone, deps.now());
  const counts = await countStates(db, { facet: 'person', unitIds, on, windowDays: dueSoonDays });
  return sumCounts(counts).all <= mostLookedThrough;
}

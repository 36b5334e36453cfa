import type { Kysely } from 'kysely';
import { countStates, type StateCounts, sumCounts } from '#app/assignments/count-states.server.ts';
import { everywhere } from '#app/assignments/due-totals.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from './course-state.ts';
import type { PeopleFilter, PeopleState } from './people-filter.ts';

/** What a list is about, and where. */
export interface PeopleQuestion {
  filter: PeopleFilter;
  /** Path prefixes of the units; `/` is everywhere. */
  paths: string[];
  on: CalendarDate;
  limit: number;
}

/**
 * What is walked along: the units' own people, those in the state, or everybody in the order of the list until the page is
 * full.
 */
export type Lead = 'unit' | 'state' | 'order';

export interface PeopleCount {
  /** In these units and this state, whatever their names. */
  count: number;
  /** In these units. */
  here: StateCounts;
  lead: Lead;
}

/** How many a list has, and the short way to its rows: the totals know how many each way reads. */
export async function countPeople(db: Kysely<Schema>, question: PeopleQuestion): Promise<PeopleCount> {
  const { filter, paths, on, limit } = question;
  const facet = filter.module !== undefined ? 'module' : filter.course !== undefined ? 'role' : 'person';
  const scope = paths.map((path) => (path === '/' ? everywhere : unitOf(path)));
  const unitIds = [...new Set([everywhere, ...scope])];
  const counts = await countStates(db, { facet, unitIds, on, windowDays: dueSoonDays });
  const about = counts.filter(({ facetId }) => facetId === (filter.module ?? filter.course ?? ''));
  const sum = (units: string[]) => sumCounts(about.filter(({ unitId }) => units.includes(unitId)));
  const [all, here] = [sum([everywhere]), sum(scope)];
  const count = countOf(here, filter);
  const inOrder = (limit * all.all) / Math.max(count, 1);
  const byState = filter.state === undefined ? all.all : readFor(all, filter.state);
  const least = Math.min(here.all, byState, inOrder);
  return { count, here, lead: least === inOrder ? 'order' : least === here.all ? 'unit' : 'state' };
}

/** Id of the unit at the end of a path. */
export const unitOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

export function countOf(counts: StateCounts, { state, never }: Pick<PeopleFilter, 'state' | 'never'>): number {
  if (never) return state === 'overdue' ? counts.overdueNever : state === 'due-soon' ? counts.dueSoonNever : 0;
  return state === undefined ? counts.all : counts[countName[state]];
}

const countName: Record<PeopleState, keyof StateCounts> = {
  overdue: 'overdue',
  'due-soon': 'dueSoon',
  'never-started': 'neverStarted',
  current: 'current',
  exempt: 'exempt',
  'nothing-assigned': 'none',
};

/** Who is due by a day includes whoever is overdue. */
const readFor = (counts: StateCounts, state: PeopleState): number =>
  counts[countName[state]] + (state === 'due-soon' ? counts.overdue : 0);

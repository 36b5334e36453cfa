import type { Kysely } from 'kysely';
import { countStates, type StateCounts, sumCounts } from '#app/assignments/count-states.server.ts';
import { everywhere } from '#app/assignments/due-totals.ts';
import { unitIdOf } from '#app/organisation/unit.ts';
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
  /** At most a few thousand people, of whom alone the list is; absent: everybody. */
  only?: string[] | undefined;
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
  const { filter, paths, limit } = question;
  const scope = paths.map((path) => (path === '/' ? everywhere : unitIdOf(path)));
  const about = await countUnits(db, question, [...new Set([everywhere, ...scope])], dueSoonDays);
  const sum = (units: string[]) => sumCounts(about.filter(({ unitId }) => units.includes(unitId)));
  const [all, here] = [sum([everywhere]), sum(scope)];
  const count = countOf(here, filter);
  const ways: [Lead, number][] = [
    ['order', (limit * (filter.sort === 'name' ? all.all : inRange(all, filter))) / Math.max(count, 1)],
    ['unit', here.all],
    [
      'state',
      filter.state === undefined
        ? all.all
        : readFor(all, filter.state, filter.sort === 'name' ? null : limit / Math.max(count, 1)),
    ],
  ];
  const [[lead] = ['order' as const]] = ways.toSorted((a, b) => a[1] - b[1]);
  return { count, here, lead };
}

/** How many of the whole organisation are past their date and not overdue: only the days of grace are left. */
export async function countInGrace(db: Kysely<Schema>, question: PeopleQuestion): Promise<number> {
  return sumCounts(await countUnits(db, question, [everywhere], -1)).dueSoon;
}

async function countUnits(db: Kysely<Schema>, { filter, on }: PeopleQuestion, unitIds: string[], windowDays: number) {
  const facet = filter.module !== undefined ? 'module' : filter.course !== undefined ? 'role' : 'person';
  const counts = await countStates(db, { facet, unitIds, on, windowDays });
  return counts.filter(({ facetId }) => facetId === (filter.module ?? filter.course ?? ''));
}

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

/** Who is due by a day includes whoever is overdue; who is exempt is in order of the date, and a share of them fills the page. */
function readFor(counts: StateCounts, state: PeopleState, share: number | null): number {
  if (state === 'exempt' && share !== null) return counts.exempt * share;
  return counts[countName[state]] + (state === 'due-soon' ? counts.overdue : 0);
}

/** How many are due between the dates of a state (`dueWithin`). */
function inRange(counts: StateCounts, { state, module }: PeopleFilter): number {
  if (state === undefined) return counts.all;
  if (state === 'exempt') return counts.all - counts.overdue - counts.none;
  const isLater = state === 'current' || state === 'never-started';
  return isLater && module === undefined ? counts.current + counts.neverStarted : counts[countName[state]];
}

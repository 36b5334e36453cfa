import type { Kysely } from 'kysely';
import { countStates, type StateCounts, sumCounts } from '#app/assignments/count-states.server.ts';
import { everywhere } from '#app/assignments/due-totals.ts';
import { countWords, type NameSearch } from '#app/organisation/name-search.server.ts';
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
 * What is walked along: the units' own people, those in the state, everybody in the order of the list until the page is full,
 * or those whom a search finds.
 */
export type Lead = 'unit' | 'state' | 'order' | 'found';

export interface PeopleCount {
  /** In these units and this state, whatever their names. */
  count: number;
  lead: Lead;
  /** The search, its rarest word first. */
  search: NameSearch | null;
  /** Rows of the order after which it is shorter to read all whom the search finds, should they stand together at its end. */
  farthest: number;
  /** All whom the search finds are few enough to be kept at hand while the list is walked along. */
  keepsFound: boolean;
}

/** How many a list has, and the short way to its rows: totals and words know how many each way reads. */
export async function countPeople(
  db: Kysely<Schema>,
  question: PeopleQuestion,
  search: NameSearch | null = null,
): Promise<PeopleCount> {
  const { filter, paths, limit } = question;
  const scope = paths.map((path) => (path === '/' ? everywhere : unitIdOf(path)));
  const about = await countUnits(db, question, [...new Set([everywhere, ...scope])], dueSoonDays);
  const sum = (units: string[]) => sumCounts(about.filter(({ unitId }) => units.includes(unitId)));
  const [all, here] = [sum([everywhere]), sum(scope)];
  const count = countOf(here, filter);
  const { read, share, ...weighed } = await weighSearch(db, search, { all: all.all, limit });
  const byName = filter.sort === 'name';
  const inOrder = byName ? all.all : inRange(all, filter);
  /** Of what is in the order of the list this part fills a page. */
  const part = Math.min(1, limit / Math.max(count * share, 1));
  const keepsFound = read < mostKept * (limit / share);
  const kept = keepsFound && search ? read : 0;
  const farthest = Math.ceil((patience * limit) / share);
  /** Walking along names, the place where it ends is looked for first. */
  const bounded = search && byName ? Math.min(farthest, inOrder) : 0;
  const ways: [Lead, number][] = [
    ['found', read * lookUp],
    ['state', readFor(all, filter, part) + kept],
    ['order', inOrder * part + kept + bounded],
    ['unit', here.all + kept],
  ];
  const [[lead] = ['order' as const]] = ways.toSorted((a, b) => a[1] - b[1]);
  return { count, lead, keepsFound, farthest, ...weighed };
}

/** What it costs, in rows walked along: to find a row by the person's id; to ask whether somebody has a word that is not at hand. */
const lookUp = 4;
const mostKept = 8;
/** How much farther than evenly spread those whom a search finds may stand. */
const patience = 8;

interface WeighedSearch extends Pick<PeopleCount, 'search'> {
  /** Of all people, whom the search finds, as far as the words can tell; 1 without a search. */
  share: number;
  /** Rows that are read to find them. */
  read: number;
}

/**
 * Each word is counted up to where walking along a list until a page is full is shorter than reading all who have it: those
 * whom a word of so many finds are never read first.
 */
async function weighSearch(
  db: Kysely<Schema>,
  search: NameSearch | null,
  { all, limit }: { all: number; limit: number },
): Promise<WeighedSearch> {
  if (search === null) return { search, share: 1, read: Number.POSITIVE_INFINITY };
  const most = Math.ceil(4 * Math.sqrt(limit * all));
  const counts = (await countWords(db, search.words, most)).toSorted((a, b) => a.n - b.n);
  const rarest = counts[0]?.n ?? 0;
  return {
    search: { ...search, words: counts.map(({ word }) => word) },
    share: rarest === 0 ? 0 : counts.reduce((share, { n }) => share * Math.min(1, n / all), 1),
    read: rarest < most ? rarest : Number.POSITIVE_INFINITY,
  };
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

/** Who is due by a day includes whoever is overdue; of those in order a part fills the page. */
function readFor(counts: StateCounts, filter: PeopleFilter, part: number): number {
  const { state } = filter;
  if (state === undefined) return counts.all;
  const n = counts[countName[state]] + (state === 'due-soon' ? counts.overdue : 0);
  return stageInOrder(filter) === null ? n : n * part;
}

/**
 * The one stage of a state whose people an index has in the order of the list: by date, of which none of them is without one,
 * and of those who are exempt by name as well.
 */
export function stageInOrder({ state, sort, module }: PeopleFilter): string | null {
  if (state === 'exempt') return 'waived';
  if (state !== 'never-started' || sort === 'name') return null;
  return module === undefined ? 'never' : 'open';
}

/** How many are due between the dates of a state (`dueWithin`). */
function inRange(counts: StateCounts, { state, module }: PeopleFilter): number {
  if (state === undefined) return counts.all;
  if (state === 'exempt') return counts.all - counts.overdue - counts.none;
  const isLater = state === 'current' || state === 'never-started';
  return isLater && module === undefined ? counts.current + counts.neverStarted : counts[countName[state]];
}

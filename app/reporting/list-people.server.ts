import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import {
  foundIds,
  isAmongFound,
  isFound,
  type NameSearch,
  readNameSearch,
} from '#app/organisation/name-search.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import { lookedUp } from '#db/dialect/looked-up.ts';
import { readPacked } from '#db/dialect/packed-rows.ts';
import { unindexed } from '#db/dialect/unindexed.ts';
import type { Schema } from '#db/schema.ts';
import { dueWithin, type Edges, inPaths, inState, noDay } from './people-conditions.server.ts';
import { type PersonDetails, readDetails } from './people-details.server.ts';
import { type PeopleFilter, placePart } from './people-filter.ts';
import {
  countInGrace,
  countPeople,
  type Lead,
  type PeopleCount,
  type PeopleQuestion,
  stageInOrder,
} from './people-lead.server.ts';

/** One person with the stage and dates of what the list is about: everything, one course or one module. */
export interface PeopleRow extends PersonDetails {
  stage: Schema['standings']['stage'] | Schema['module_standings']['stage'];
  dueOn: CalendarDate | null;
  lateOn: CalendarDate | null;
}

export interface PeopleRows {
  rows: PeopleRow[];
  /** In these units and this state; null where names are searched. */
  count: number | null;
  /** Cursors of the pages beside this one; null where there is none. */
  next: string | null;
  previous: string | null;
}

/** What holds for all pages of a list: how many it has, and the short way to them. */
export interface PeoplePlan extends PeopleCount {
  edges: Edges;
}

/** For units of so few people that all of them may be read. */
export const walkingUnit = (count: number): PeoplePlan => ({
  count,
  lead: 'unit',
  edges: {},
  search: null,
  farthest: 0,
  keepsFound: false,
});

export async function planPeople(db: Kysely<Schema>, question: PeopleQuestion): Promise<PeoplePlan> {
  const { filter, only } = question;
  const counted = await countPeople(db, question, filter.q ? await readNameSearch(db, filter.q) : null);
  const lead = only ? 'found' : counted.lead;
  return { ...counted, lead, edges: lead === 'order' ? await findEdges(db, question) : {} };
}

/**
 * A page of the people in some units, by key and never by offset: the hundredth page costs what the first does, and what it
 * costs does not grow with the organisation. Whoever reads page after page makes one plan for all of them.
 */
export async function listPeople(db: Kysely<Schema>, question: PeopleQuestion, plan?: PeoplePlan): Promise<PeopleRows> {
  const { filter, limit, only } = question;
  const backwards = filter.before !== undefined || filter.page === 'last';
  const { count, search, farthest, lead, edges, keepsFound } = plan ?? (await planPeople(db, question));
  if (count === 0) return { rows: [], count: filter.q ? null : 0, next: null, previous: null };
  const way = { backwards, edges, only, search, keepsFound };
  // Names do not follow dates, and rows are asked quickly where those whom the search finds are at hand.
  const isBounded = search && lead === 'order' && (filter.sort === 'name' || !keepsFound);
  const until = isBounded ? await lastPlace(db, question, way, farthest) : undefined;
  let read = await readPacked(db, placesQuery(db, question, lead, { ...way, until }));
  if (until && read.length <= limit) read = await readPacked(db, placesQuery(db, question, 'found', way));
  const more = read.length > limit;
  const places = read.slice(0, limit);
  if (backwards) places.reverse();
  const cursor = (place: Read | undefined) => (place ? JSON.stringify([place.sort_key, place.person_id]) : null);
  const hasNext = filter.page === 'last' ? false : filter.before !== undefined || more;
  return {
    rows: await rowsOf(db, places, question.on),
    count: filter.q ? null : only ? await countAmong(db, question, only) : count,
    next: hasNext ? cursor(places.at(-1)) : null,
    previous: (backwards ? more : filter.after !== undefined) ? cursor(places[0]) : null,
  };
}

/** The people at these places, in the same order. */
async function rowsOf(db: Kysely<Schema>, places: Read[], on: CalendarDate): Promise<PeopleRow[]> {
  const details = await readDetails(db, places, on);
  return places.flatMap(({ person_id, stage, due_on: dueOn, late_on: lateOn }): PeopleRow[] => {
    const known = details.get(person_id);
    // In this order: to copy an object and then widen it takes V8 six times as long.
    return known ? [{ stage, dueOn, lateOn, ...known }] : [];
  });
}

/** How many of some people a list has, whatever its page. */
async function countAmong(
  db: Kysely<Schema>,
  { filter, ...question }: PeopleQuestion,
  only: string[],
): Promise<number> {
  const whole = { ...question, filter: { ...filter, after: undefined, before: undefined } };
  const places = placesQuery(db, whole, 'found', { backwards: false, only });
  const { n } = await db
    .selectFrom(places.clearOrderBy().clearLimit().as('listed'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Key and id of a row. */
const Cursor = z.tuple([placePart, placePart]);
type Place = z.output<typeof Cursor>;

type Read = Awaited<ReturnType<ReturnType<typeof placesQuery>['execute']>>[number];
type Listed = Pick<Schema['standings'], 'person_id' | 'due_on' | 'late_on' | 'unit_path' | 'sort_name'> & {
  stage: PeopleRow['stage'];
};

/** Where a list in the order of dates begins and ends, as far as its state needs to know. */
export async function findEdges(db: Kysely<Schema>, question: PeopleQuestion): Promise<Edges> {
  return question.filter.state === 'due-soon' ? { graceFrom: await firstInGrace(db, question) } : {};
}

/** The first date of those past it and not overdue: the totals know how many they are, and they are next to today. */
async function firstInGrace(db: Kysely<Schema>, question: PeopleQuestion): Promise<CalendarDate> {
  const { filter, on } = question;
  const inGrace = await countInGrace(db, question);
  if (inGrace === 0) return on;
  const key = dueKey(sql.ref('listed.due_on'));
  const last = db
    .selectFrom(listedTable(filter).as('listed'))
    .select(key.as('key'))
    .where(about(filter))
    .where(
      sql<boolean>`${key} < ${on} and listed.late_on >= ${on} and ${unindexed(db, sql.ref('listed.stage'))} <> 'waived'`,
    )
    .orderBy(key, 'desc')
    .limit(inGrace);
  const found = await db
    .selectFrom(last.as('last'))
    .select((eb) => eb.fn.min<string | null>('key').as('first'))
    .execute();
  return found[0]?.first ?? on;
}

interface Way {
  backwards: boolean;
  edges?: Edges;
  /** Ids of those who alone may be listed. */
  only?: string[] | undefined;
  search?: NameSearch | null;
  /** Whom the search finds is read first, instead of asking of each row. */
  keepsFound?: boolean;
  /** Where walking along the order ends, full page or not. */
  until?: Place | undefined;
}

/** The place so many rows along the order; undefined where the order ends before. */
async function lastPlace(
  db: Kysely<Schema>,
  question: PeopleQuestion,
  way: Way,
  steps: number,
): Promise<Place | undefined> {
  const walk = placesQuery(db, { ...question, limit: 0 }, 'order', { ...way, search: null });
  const row = await walk.offset(steps).executeTakeFirst();
  return row && [row.sort_key, row.person_id];
}

/**
 * Where the people of a page stand, one more than it has, so that it is known whether there are any. Only the lead's own index
 * is left for the planner to use.
 */
export function placesQuery(
  db: Kysely<Schema>,
  { filter, paths, on, limit }: PeopleQuestion,
  lead: Lead,
  { backwards, edges, only, search, keepsFound, until }: Way,
) {
  const column = (name: keyof Listed) => sql.ref<string>(`listed.${name}`);
  const hidden = (name: keyof Listed) => unindexed(db, sql.ref(`listed.${name}`));
  const used = (name: keyof Listed, only: Lead) => (lead === only ? column(name) : hidden(name));
  const byName = filter.sort === 'name';
  const oneStage = lead === 'state' ? stageInOrder(filter) : null;
  const inOrder = lead === 'order' || oneStage !== null;
  const due = oneStage === null ? dueKey(column('due_on')) : column('due_on');
  const sortKey = byName ? column('sort_name') : due;
  const key = inOrder ? sortKey : unindexed(db, sortKey);
  const direction = backwards ? 'desc' : 'asc';
  const isOverdue = filter.state === 'overdue';
  const stage = isOverdue ? hidden('stage') : used('stage', 'state');
  const { from, to } = inOrder && !byName ? dueWithin(filter, on, edges) : {};
  let query = db
    .selectFrom(listedTable(filter).as('listed'))
    .select(['listed.person_id', 'listed.unit_path', 'listed.stage', 'listed.due_on', 'listed.late_on'])
    .select(sortKey.as('sort_key'))
    .where(about(filter))
    .where(inPaths(used('unit_path', 'unit'), paths))
    .where(inState({ stage, dueOn: used('due_on', 'state'), lateOn: hidden('late_on') }, filter, on))
    .orderBy(key, direction)
    .orderBy(column('person_id'), direction)
    .limit(sql.lit(limit + 1));
  if (oneStage !== null) query = query.where(sql<boolean>`${column('stage')} = ${sql.lit(oneStage)}`);
  if (isOverdue && lead === 'state') query = query.where(sql<boolean>`${due} < ${on}`);
  if (from !== undefined) query = query.where(sql<boolean>`${due} >= ${from}`);
  if (to !== undefined) query = query.where(sql<boolean>`${due} <= ${to}`);
  if (only) query = query.where('listed.person_id', 'in', givenIds(db, only));
  else if (search && lead === 'found') query = query.where(lookedUp(db, column('person_id'), foundIds(search)));
  if (search && (only || lead !== 'found')) {
    const test = keepsFound && !only ? isAmongFound : isFound;
    query = query.where(test(hidden('person_id'), search));
  }
  const beyond = (place: Place, isBehind: boolean) => {
    const [at, id] = place;
    const side = sql.raw(isBehind ? '>' : '<');
    return sql<boolean>`${key} ${side}= ${at} and (${key}, ${column('person_id')}) ${side} (${at}, ${id})`;
  };
  const place = readCursor(filter.after ?? filter.before);
  if (place) query = query.where(beyond(place, !backwards));
  if (until) query = query.where(beyond(until, backwards));
  return query;
}

/** In the words of the index. */
const dueKey = (dueOn: RawBuilder<unknown>): RawBuilder<string> => sql<string>`coalesce(${dueOn}, ${sql.lit(noDay)})`;

/** What an index names first. */
function about({ course, module }: PeopleFilter): RawBuilder<boolean> {
  if (module !== undefined) return sql<boolean>`listed.module_id = ${module}`;
  return sql<boolean>`listed.curriculum_id = ${course ?? ''}`;
}

const listedTable = ({ module }: PeopleFilter): RawBuilder<Listed> =>
  module === undefined ? sql<Listed>`standings` : sql<Listed>`module_standings`;

/** A cursor that is not ours begins at the start. PostgreSQL refuses a NUL, which none of ours has. */
function readCursor(text: string | undefined): Place | null {
  if (text === undefined) return null;
  try {
    return Cursor.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

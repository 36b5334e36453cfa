import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { findByName } from '#app/organisation/find-by-name.server.ts';
import { searchName, wordsOf } from '#app/organisation/names.ts';
import { cleanStaffNumber } from '#app/organisation/person.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import { unindexed } from '#db/dialect/unindexed.ts';
import type { Schema } from '#db/schema.ts';
import { dueWithin, inPaths, inState, noDay } from './people-conditions.server.ts';
import { type PeopleFilter, placePart } from './people-filter.ts';
import { countInGrace, countPeople, type Lead, type PeopleQuestion } from './people-lead.server.ts';

/** One person with the stage and dates of what the list is about: everything, one course or one module. */
export interface PeopleRow {
  id: string;
  name: string;
  staffNumber: string | null;
  unit: string | null;
  stage: Schema['standings']['stage'] | Schema['module_standings']['stage'];
  dueOn: CalendarDate | null;
  lateOn: CalendarDate | null;
  /** Of the employment that holds on the day, the main one before others. */
  jobRole: string | null;
  /** Whether something is asked of them by `dueOn`; otherwise it is the end of what they hold. */
  isAsked: boolean;
}

export interface PeopleRows {
  rows: PeopleRow[];
  /** In these units and this state; null where names are searched. */
  count: number | null;
  /** More people than can be looked through have names like this; some of them may be missing. */
  tooMany: boolean;
  /** Cursors of the pages beside this one; null where there is none. */
  next: string | null;
  previous: string | null;
}

/** In units with no more people than this, each name is looked at. */
const fewHere = 2000;

/**
 * A page of the people in some units, by key and never by offset: the hundredth page costs what the first does, and what it
 * costs does not grow with the organisation.
 */
export async function listPeople(db: Kysely<Schema>, question: PeopleQuestion): Promise<PeopleRows> {
  const { filter, limit, on, only } = question;
  const backwards = filter.before !== undefined || filter.page === 'last';
  const { count, here, lead } = await countPeople(db, question);
  const none = { rows: [], count: filter.q ? null : 0, tooMany: false, next: null, previous: null };
  if (count === 0) return none;
  const found = filter.q && !only && here.all > fewHere ? await findByName(db, filter.q) : null;
  const led = found || only ? 'found' : filter.q ? 'unit' : lead;
  const graceFrom = led === 'order' && filter.state === 'due-soon' ? await firstInGrace(db, question) : on;
  const way = { backwards, graceFrom, found: found?.ids ?? only, isNamed: found !== null };
  const read = await rowsQuery(db, question, led, way).execute();
  const more = read.length > limit;
  const rows = read.slice(0, limit);
  if (backwards) rows.reverse();
  const cursor = (row: Read | undefined) => (row ? JSON.stringify([row.sort_key, row.id]) : null);
  const hasNext = filter.page === 'last' ? false : filter.before !== undefined || more;
  return {
    rows: rows.map(({ sort_key: _, asked, ...row }) => ({ ...row, isAsked: asked === 1 })),
    count: filter.q ? null : only ? await countAmong(db, question, only) : count,
    tooMany: found?.tooMany ?? false,
    next: hasNext ? cursor(rows.at(-1)) : null,
    previous: (backwards ? more : filter.after !== undefined) ? cursor(rows[0]) : null,
  };
}

/** How many of some people a list has, whatever its page. */
async function countAmong(
  db: Kysely<Schema>,
  { filter, ...question }: PeopleQuestion,
  only: string[],
): Promise<number> {
  const whole = { ...question, filter: { ...filter, after: undefined, before: undefined } };
  const places = placesQuery(db, whole, 'found', { backwards: false, graceFrom: question.on, found: only });
  const { n } = await db
    .selectFrom(places.clearOrderBy().clearLimit().as('listed'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

const Cursor = z.tuple([placePart, placePart]);

type Read = Awaited<ReturnType<ReturnType<typeof rowsQuery>['execute']>>[number];
type Listed = Pick<Schema['standings'], 'person_id' | 'due_on' | 'late_on' | 'unit_path' | 'sort_name'> & {
  stage: PeopleRow['stage'];
};

/** The first date of those past it and not overdue: the totals know how many they are, and they are next to today. */
export async function firstInGrace(db: Kysely<Schema>, question: PeopleQuestion): Promise<CalendarDate> {
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
  graceFrom: CalendarDate;
  /** Where the lead is `found`: the ids of those who may be listed. */
  found?: string[];
  /** They were found by the name that is searched for. */
  isNamed?: boolean;
}

/** A page of a list with what its rows show: places are found and put in order first, and only those of the page are read on. */
export function rowsQuery(db: Kysely<Schema>, question: PeopleQuestion, lead: Lead | 'found', way: Way) {
  const { on } = question;
  const direction = way.backwards ? 'desc' : 'asc';
  return db
    .selectFrom(placesQuery(db, question, lead, way).as('place'))
    .innerJoin('people', 'people.id', 'place.person_id')
    .leftJoin('units', 'units.path', 'place.unit_path')
    .select(['people.id', 'people.name', 'people.staff_number as staffNumber', 'units.name as unit'])
    .select(['place.stage', 'place.due_on as dueOn', 'place.late_on as lateOn', 'place.sort_key'])
    .select((eb) => [
      eb
        .selectFrom('employments')
        .innerJoin('job_roles', 'job_roles.id', 'employments.job_role_id')
        .whereRef('employments.person_id', '=', 'place.person_id')
        .where('from_on', '<=', on)
        .where((by) => by.or([by('until_on', 'is', null), by('until_on', '>', on)]))
        .orderBy('main', 'desc')
        .orderBy('from_on')
        .limit(1)
        .select('job_roles.name')
        .as('jobRole'),
      sql<number>`case when exists (select 1 from cycles where cycles.person_id = place.person_id
        and cycles.state = 'open' and cycles.due_on = place.due_on) then 1 else 0 end`.as('asked'),
    ])
    .orderBy('place.sort_key', direction)
    .orderBy('place.person_id', direction);
}

/**
 * Where the people of a page stand, one more than it has, so that it is known whether there are any. Only the lead's own index
 * is left for the planner to use.
 */
export function placesQuery(
  db: Kysely<Schema>,
  { filter, paths, on, limit }: PeopleQuestion,
  lead: Lead | 'found',
  { backwards, graceFrom, found, isNamed }: Way,
) {
  const column = (name: keyof Listed) => sql.ref<string>(`listed.${name}`);
  const hidden = (name: keyof Listed) => unindexed(db, sql.ref(`listed.${name}`));
  const used = (name: keyof Listed, only: Lead) => (lead === only ? column(name) : hidden(name));
  const byName = filter.sort === 'name';
  // A waiver always has an end: the index of stages has them in order of it.
  const areWaivers = lead === 'state' && filter.state === 'exempt' && !byName;
  const inOrder = lead === 'order' || areWaivers;
  const due = areWaivers ? column('due_on') : dueKey(column('due_on'));
  const sortKey = byName ? column('sort_name') : due;
  const key = inOrder ? sortKey : unindexed(db, sortKey);
  const direction = backwards ? 'desc' : 'asc';
  const isOverdue = filter.state === 'overdue';
  const stage = isOverdue ? hidden('stage') : used('stage', 'state');
  const { from, to } = inOrder && !byName ? dueWithin(filter, on, graceFrom) : {};
  let query = db
    .selectFrom(listedTable(filter).as('listed'))
    .select(['listed.person_id', 'listed.unit_path', 'listed.stage', 'listed.due_on', 'listed.late_on'])
    .select(sortKey.as('sort_key'))
    .where(about(filter))
    .where(inPaths(used('unit_path', 'unit'), paths))
    .where(inState({ stage, dueOn: used('due_on', 'state'), lateOn: hidden('late_on') }, filter, on))
    .orderBy(key, direction)
    .orderBy(column('person_id'), direction)
    .limit(limit + 1);
  if (isOverdue && lead === 'state') query = query.where(sql<boolean>`${due} < ${on}`);
  if (from !== undefined) query = query.where(sql<boolean>`${due} >= ${from}`);
  if (to !== undefined) query = query.where(sql<boolean>`${due} <= ${to}`);
  if (found) query = query.where('listed.person_id', 'in', givenIds(db, found));
  if (filter.q && !isNamed) query = query.where(named(filter.q));
  const place = readCursor(filter.after ?? filter.before);
  if (place) {
    const [at, id] = place;
    const beyond = sql.raw(backwards ? '<' : '>');
    query = query
      .where(sql<boolean>`${key} ${beyond}= ${at}`)
      .where(sql<boolean>`(${key}, ${column('person_id')}) ${beyond} (${at}, ${id})`);
  }
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

/** The same as `findByName` for rows that are read anyway. */
function named(q: string): RawBuilder<boolean> {
  const words = wordsOf(searchName(q));
  const each = words.map((word) => sql`' ' || people.search_name like ${`% ${word.replaceAll(/[%_]/g, '')}%`}`);
  const byWords = each.length > 0 ? sql.join(each, sql` and `) : sql`1 = 0`;
  return sql<boolean>`exists (select 1 from people where people.id = listed.person_id
    and ((${byWords}) or people.staff_number = ${cleanStaffNumber(q) ?? ''}))`;
}

/** A cursor that is not ours begins at the start. PostgreSQL refuses a NUL, which none of ours has. */
function readCursor(text: string | undefined): [string, string] | null {
  if (text === undefined) return null;
  try {
    return Cursor.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

import { type Kysely, sql, type Transaction } from 'kysely';
import { recountTotals } from '#app/assignments/rebuild-totals.server.ts';
import { searchName, sortName, wordsOf } from '#app/organisation/names.ts';
import { addDays, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { crowdName } from './names.ts';
import { crowdStatements } from './statements.ts';

/** People per ward, wards per department, departments per division. */
const size = { ward: 40, department: 10, division: 10 };
const rowsAtOnce = 1000;
/** Days of the calendar that the statements may name, counted from today. */
const calendar = { from: -1500, to: 1500 };

/**
 * Adds invented people to the demo hospital, in wards of forty, at every stage of their courses: so many that pages can be
 * tried and measured at the size of a health service. Set by set instead of act by act, so they have no events: what is
 * stored of them is what lists, totals and exports read. One transaction; minutes for a million.
 */
export async function makeCrowd(
  db: Kysely<Schema>,
  deps: Deps,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    say('Units…');
    const wards = await makeUnits(tx, deps, Math.ceil(count / size.ward));
    say(`${count.toLocaleString('en-GB')} people…`);
    await makePeople(tx, count);
    await fillHelpers(tx, deps, wards);
    for (const { what, text } of crowdStatements(count)) {
      say(`${what}…`);
      await sql.raw(text).execute(tx);
    }
    say('Totals…');
    await recountTotals(tx);
    for (const table of ['crowd', 'crowd_wards', 'crowd_roles', 'crowd_days'])
      await sql.raw(`drop table ${table}`).execute(tx);
  });
}

interface Ward {
  id: string;
  path: string;
}

/** A division, department and ward at a time, below the hospital. Returns the wards. */
async function makeUnits(tx: Transaction<Schema>, deps: Deps, wards: number): Promise<Ward[]> {
  const top = await tx
    .selectFrom('units')
    .selectAll()
    .where('parent_id', 'is', null)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const rows: Schema['units'][] = [];
  const add = (parent: Ward, name: string): Ward => {
    const id = deps.newId();
    const unit = { id, path: `${parent.path}${id}/` };
    rows.push({ ...unit, parent_id: parent.id, name, revision: 1 });
    return unit;
  };
  const departments = Math.ceil(wards / size.department);
  const divisions = Array.from({ length: Math.ceil(departments / size.division) }, (_, n) => add(top, `Site ${n + 1}`));
  const below = (parents: Ward[], per: number, count: number, name: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => add(parents[Math.floor(n / per)] ?? top, name(n + 1)));
  const middle = below(divisions, size.division, departments, (n) => `Department ${n}`);
  const made = below(middle, size.department, wards, (n) => `Ward ${1000 + n}`);
  const from_on = await firstDay(tx);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    await tx.insertInto('units').values(some).execute();
    const stays = some.map(({ id, parent_id }) => ({
      id: deps.newId(),
      unit_id: id,
      parent_id,
      from_on,
      until_on: null,
    }));
    await tx.insertInto('unit_moves').values(stays).execute();
  }
  return made;
}

/** The crowd's units are as old as the hospital that they are put below. */
async function firstDay(tx: Transaction<Schema>): Promise<string> {
  const row = await tx
    .selectFrom('unit_moves')
    .select((select) => select.fn.min('from_on').as('on'))
    .executeTakeFirstOrThrow();
  return row.on;
}

/** Ids tell the person's number, so that other rows can be made from it in SQL. */
async function makePeople(tx: Transaction<Schema>, count: number): Promise<void> {
  for (let from = 1; from <= count; from += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, count - from + 1) }, (_, index) => personRow(from + index));
    await tx.insertInto('people').values(rows).execute();
    const words = rows.flatMap(({ id, search_name }) => wordsOf(search_name).map((word) => ({ word, person_id: id })));
    await tx.insertInto('name_words').values(words).execute();
  }
}

function personRow(n: number): Schema['people'] {
  const name = crowdName(n);
  const number = String(n).padStart(7, '0');
  return {
    id: `019a0000-0000-7000-8000-00000${number}`,
    staff_number: `C-${number}`,
    name,
    sort_name: sortName(name, 'en'),
    search_name: searchName(name),
    email: n % 11 === 0 ? null : `c${number}@crowd.test`,
    locale: 'en',
    active: 1,
    erased_at: null,
    merged_into: null,
    revision: 1,
  };
}

/** Tables that only this transaction knows: a calendar around today, the wards and the job roles by number. */
async function fillHelpers(tx: Transaction<Schema>, deps: Deps, wards: Ward[]): Promise<void> {
  await sql`create table crowd_days (k integer primary key, day text not null)`.execute(tx);
  await sql`create table crowd_wards (k integer primary key, unit_id text not null, path text not null)`.execute(tx);
  await sql`create table crowd_roles (k integer primary key, job_role_id text not null, curriculum_id text)`.execute(
    tx,
  );
  const day = today(deps.zone, deps.now());
  const days = Array.from({ length: calendar.to - calendar.from + 1 }, (_, index) => {
    const k = calendar.from + index;
    return sql`(${k}, ${addDays(day, k)})`;
  });
  await sql`insert into crowd_days values ${sql.join(days)}`.execute(tx);
  for (let from = 0; from < wards.length; from += rowsAtOnce) {
    const rows = wards
      .slice(from, from + rowsAtOnce)
      .map(({ id, path }, index) => sql`(${from + index}, ${id}, ${path})`);
    await sql`insert into crowd_wards values ${sql.join(rows)}`.execute(tx);
  }
  const roles = await tx
    .selectFrom('job_roles')
    .leftJoin('curricula', 'curricula.slug', 'job_roles.slug')
    .select(['job_roles.id', 'curricula.id as curriculum'])
    .orderBy('job_roles.slug')
    .execute();
  const rows = roles.map(({ id, curriculum }, k) => sql`(${k}, ${id}, ${curriculum})`);
  await sql`insert into crowd_roles values ${sql.join(rows)}`.execute(tx);
}

import { type Kysely, type RawBuilder, sql } from 'kysely';
import { stateSql } from '#app/assignments/state-sql.server.ts';
import { type Actor, scopePaths } from '#app/identity/grants.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { datedState, dueSoonDays } from './course-state.ts';
import { listPeopleToTalkTo } from './list-people-to-talk-to.server.ts';
import type { TeamMember, TeamPage } from './team-view.ts';

const longest = 200;

/** The people of the actor's units with how they stand today: whoever needs the manager first, then by name. */
export async function getTeamPage(db: Kysely<Schema>, deps: Deps, actor: Actor): Promise<TeamPage> {
  const on = today(deps.zone, deps.now());
  const inScope = peopleInScope(db, scopePaths(actor, 'see-team'));
  const talk = await listPeopleToTalkTo(db, deps, inScope.select('people.id').$asScalar());
  const rank = rankSql(on, [...talk]);
  const rows = await inScope
    .select(['people.id', 'people.name', 'units.name as unit', 'standings.stage', 'standings.due_on as dueOn'])
    .select(['standings.late_on as lateOn', stateSql(on, dueSoonDays).as('state')])
    .orderBy(rank)
    .orderBy('standings.sort_name')
    .orderBy('people.id')
    .limit(longest + 1)
    .execute();
  const shown = rows.slice(0, longest);
  const asked = await listDueDates(
    db,
    shown.map((row) => row.id),
  );
  return {
    people: shown.map(({ id, name, unit, stage, state, dueOn, lateOn }): TeamMember => {
      const isExpiry = dueOn !== null && !asked.has(`${id} ${dueOn}`);
      const shownState = stage === 'none' ? 'nothing-assigned' : state;
      const needsTalk = talk.has(id);
      return { id, name, unit: unit ?? '', ...datedState(on, shownState, { dueOn, lateOn }, isExpiry), needsTalk };
    }),
    cut: rows.length > longest,
    ...(await countPeople(inScope, on)),
    needTalk: talk.size,
  };
}

type InScope = ReturnType<typeof peopleInScope>;

/** Over everybody, not only whom the list shows. */
async function countPeople(inScope: InScope, on: CalendarDate) {
  const isOverdue = sql<boolean>`${stateSql(on, dueSoonDays)} = 'overdue'`;
  return inScope
    .select((by) => by.fn.countAll<number>().as('total'))
    .select((by) => by.fn.countAll<number>().filterWhere(isOverdue).as('overdue'))
    .select((by) => by.fn.countAll<number>().filterWhere(isDatePassed(on)).as('datePassed'))
    .executeTakeFirstOrThrow();
}

/** Due soon whose date is behind: only the days of grace are left. */
const isDatePassed = (on: CalendarDate): RawBuilder<boolean> =>
  sql<boolean>`(standings.due_on < ${on} and ${stateSql(on, dueSoonDays)} = 'due-soon')`;

/** 0 needs a talk, 1 overdue, 2 date passed, 3 due soon, 4 everybody else. */
function rankSql(on: CalendarDate, talk: string[]): RawBuilder<number> {
  const state = stateSql(on, dueSoonDays);
  const needsTalk = talk.length === 0 ? sql`1 = 0` : sql`people.id in (${sql.join(talk)})`;
  return sql<number>`case
    when ${needsTalk} then 0
    when ${state} = 'overdue' then 1
    when ${isDatePassed(on)} then 2
    when ${state} = 'due-soon' then 3
    else 4 end`;
}

/** The dates by which something is asked of these people; any other date of theirs is the end of what they hold. */
async function listDueDates(db: Kysely<Schema>, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('cycles')
    .where('person_id', 'in', personIds)
    .where('state', '=', 'open')
    .select(['person_id', 'due_on'])
    .execute();
  return new Set(rows.map((row) => `${row.person_id} ${row.due_on}`));
}

/** Active people whose standing lies in one of the units, by path prefix; no units, nobody. */
function peopleInScope(db: Kysely<Schema>, paths: string[]) {
  return db
    .selectFrom('standings')
    .innerJoin('people', 'people.id', 'standings.person_id')
    .leftJoin('units', 'units.path', 'standings.unit_path')
    .where('standings.curriculum_id', '=', '')
    .where('people.active', '=', 1)
    .where((by) =>
      by.or(
        paths.map((path) =>
          // Everywhere includes people who are in no unit.
          path === '/' ? by.lit(true) : by.and([by('unit_path', '>=', path), by('unit_path', '<', after(path))]),
        ),
      ),
    );
}

/** The first text that no longer begins with the prefix. */
function after(prefix: string): string {
  return `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`;
}

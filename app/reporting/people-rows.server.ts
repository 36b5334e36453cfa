import type { Kysely } from 'kysely';
import { stateOn } from '#app/assignments/standing.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { datedState, dueSoonDays } from './course-state.ts';
import type { PeopleRow } from './list-people.server.ts';
import { listPeopleToTalkTo } from './list-people-to-talk-to.server.ts';
import type { PeopleFilter } from './people-filter.ts';
import type { PeopleRowView } from './people-view.ts';

/** The rows of a page with the words' facts: state on the day, job role, whose date is an expiry, who needs a talk. */
export async function viewPeople(
  db: Kysely<Schema>,
  deps: Deps,
  rows: PeopleRow[],
  { on, about }: { on: CalendarDate; about: Pick<PeopleFilter, 'course' | 'module'> },
): Promise<PeopleRowView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [roles, asked, talk] = await Promise.all([
    listMainRoles(db, ids, on),
    listDueDates(db, ids),
    listPeopleToTalkTo(db, deps, givenIds(db, ids), ids.length),
  ]);
  return rows.map(({ id, name, staffNumber, unit, stage, dueOn, lateOn }): PeopleRowView => {
    const isExpiry = about.module === undefined && dueOn !== null && !asked.has(`${id} ${dueOn}`);
    const dated = datedState(on, stateOf(on, { stage, dueOn, lateOn }), { dueOn, lateOn }, isExpiry);
    const isToDo = stage === 'open' && dated.state === 'never-started';
    const state = stage === 'met' ? 'done' : isToDo ? 'to-do' : dated.state;
    return {
      id,
      name,
      staffNumber,
      unit,
      jobRole: roles.get(id) ?? null,
      ...dated,
      state,
      needsTalk: talk.ids.has(id),
    };
  });
}

function stateOf(on: CalendarDate, { stage, dueOn, lateOn }: Pick<PeopleRow, 'stage' | 'dueOn' | 'lateOn'>) {
  if (stage === 'none') return 'nothing-assigned';
  if (stage === 'met') return 'current';
  return stateOn(on, { stage: stage === 'open' ? 'never' : stage, dueOn, lateOn }, dueSoonDays);
}

/** The dates by which something is asked of these people; any other date of theirs is the end of what they hold. */
async function listDueDates(db: Kysely<Schema>, personIds: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('cycles')
    .where('person_id', 'in', givenIds(db, personIds))
    .where('state', '=', 'open')
    .select(['person_id', 'due_on'])
    .execute();
  return new Set(rows.map((row) => `${row.person_id} ${row.due_on}`));
}

/** Job role of the employment that holds on the day, the main one before others. */
async function listMainRoles(db: Kysely<Schema>, personIds: string[], on: CalendarDate): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('employments')
    .innerJoin('job_roles', 'job_roles.id', 'employments.job_role_id')
    .where('employments.person_id', 'in', givenIds(db, personIds))
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', on)]))
    .orderBy('main')
    .orderBy('from_on', 'desc')
    .select(['employments.person_id', 'job_roles.name'])
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name]));
}

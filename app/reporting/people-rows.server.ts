import type { Kysely } from 'kysely';
import { stateOn } from '#app/assignments/standing.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { datedState, dueSoonDays } from './course-state.ts';
import type { PeopleRow } from './list-people.server.ts';
import { whoNeedsTalk } from './list-people-to-talk-to.server.ts';
import type { PeopleFilter } from './people-filter.ts';
import type { PeopleRowView } from './people-view.ts';

/** The rows of a page with the words' facts: state on the day, whose date is an expiry, who needs a talk. */
export async function viewPeople(
  db: Kysely<Schema>,
  deps: Deps,
  rows: PeopleRow[],
  { on, about }: { on: CalendarDate; about: Pick<PeopleFilter, 'course' | 'module'> },
): Promise<PeopleRowView[]> {
  const usedUp = rows.filter((row) => row.usedUp).map((row) => row.id);
  const talk = await whoNeedsTalk(db, deps, usedUp);
  return rows.map(({ id, name, staffNumber, unit, jobRole, stage, dueOn, lateOn, isAsked }): PeopleRowView => {
    const isExpiry = about.module === undefined && dueOn !== null && !isAsked;
    const dated = datedState(on, stateOf(on, { stage, dueOn, lateOn }), { dueOn, lateOn }, isExpiry);
    const isToDo = stage === 'open' && dated.state === 'never-started';
    const state = stage === 'met' ? 'done' : isToDo ? 'to-do' : dated.state;
    return {
      id,
      name,
      staffNumber,
      unit,
      jobRole,
      ...dated,
      state,
      needsTalk: talk.has(id),
    };
  });
}

function stateOf(on: CalendarDate, { stage, dueOn, lateOn }: Pick<PeopleRow, 'stage' | 'dueOn' | 'lateOn'>) {
  if (stage === 'none') return 'nothing-assigned';
  if (stage === 'met') return 'current';
  return stateOn(on, { stage: stage === 'open' ? 'never' : stage, dueOn, lateOn }, dueSoonDays);
}

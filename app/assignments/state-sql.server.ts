import { type RawBuilder, sql } from 'kysely';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { StandingState } from './standing.ts';

/** `stateOn` as a SQL expression over the columns `stage`, `due_on` and `late_on` of the table or alias `standing`. */
export function stateSql(today: CalendarDate, windowDays: number, standing = 'standings'): RawBuilder<StandingState> {
  const column = (name: string) => sql.ref(`${standing}.${name}`);
  return sql<StandingState>`case
    when ${column('stage')} = 'waived' and ${column('late_on')} >= ${today} then 'exempt'
    when ${column('late_on')} < ${today} then 'overdue'
    when ${column('due_on')} <= ${addDays(today, windowDays)} then 'due-soon'
    when ${column('stage')} = 'never' then 'never-started'
    else 'current' end`;
}

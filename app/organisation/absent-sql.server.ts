import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';

/** Whether the person of a column (`people.id`) is away on a day, as SQL. Why, nothing knows. */
export function absentSql(person: string, on: CalendarDate): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from absences where absences.person_id = ${sql.ref(person)}
    and absences.from_on <= ${on} and (absences.until_on is null or absences.until_on > ${on}))`;
}

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';

export interface Dated {
  fromOn: CalendarDate;
  /** The day after the last; null: open. */
  untilOn: CalendarDate | null;
}

/** What holds of a person by dates: every employment and absence, and deputies that have not ended on the day. */
export async function getPersonDates(db: Kysely<Schema>, personId: string, on: CalendarDate) {
  const employments = await db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'employments.unit_id')
    .innerJoin('job_roles', 'job_roles.id', 'employments.job_role_id')
    .select(['employments.id', 'units.name as unit', 'job_roles.name as jobRole', 'main'])
    .select(['from_on as fromOn', 'until_on as untilOn'])
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .orderBy('employments.id')
    .execute();
  const absences = await db
    .selectFrom('absences')
    .select(['id', 'from_on as fromOn', 'until_on as untilOn'])
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();
  const deputies = await db
    .selectFrom('deputies')
    .innerJoin('people', 'people.id', 'deputies.deputy_id')
    .select(['people.id', 'people.name', 'from_on as fromOn', 'until_on as untilOn'])
    .where('manager_id', '=', personId)
    .where('until_on', '>', on)
    .orderBy('from_on')
    .execute();
  return { employments: employments.map((row) => ({ ...row, main: row.main === 1 })), absences, deputies };
}

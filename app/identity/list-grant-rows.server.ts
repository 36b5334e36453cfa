import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';

/** What a person was granted and has not ended on a day, whatever this release knows of it. */
export async function listGrantRows(db: Kysely<Schema>, personId: string, on: CalendarDate) {
  return await db
    .selectFrom('grants')
    .leftJoin('units', 'units.id', 'grants.unit_id')
    .select(['capability as granted', 'unit_id as unitId', 'units.name as unit', 'module_id as moduleId'])
    .select(['from_on as fromOn', 'until_on as untilOn'])
    .where('person_id', '=', personId)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
    .orderBy('capability')
    .orderBy('from_on')
    .execute();
}

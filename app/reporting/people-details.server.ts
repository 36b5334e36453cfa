import { sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenRows } from '#db/dialect/given-rows.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { usedUpAttempts } from './list-people-to-talk-to.server.ts';

/** Where a list found somebody. */
export type Place = Pick<Schema['standings'], 'person_id' | 'unit_path' | 'due_on'>;

/**
 * What a list shows of people beside where they stand, on a day; in no order. `places` is an array of `Place` as JSON. Apart from
 * finding them, which is a statement of its own for each filter and order: this one is the same for every list.
 */
export const readDetails = preparedQuery((db, slot: SlotOf<{ places: string; on: CalendarDate }>) =>
  db
    .selectFrom(
      givenRows<Place>(db, { person_id: 'text', unit_path: 'text', due_on: 'text' }, slot('places')).as('place'),
    )
    .innerJoin('people', 'people.id', 'place.person_id')
    .select(['people.id', 'people.name', 'people.staff_number as staffNumber'])
    .select((eb) => [
      eb.selectFrom('units').whereRef('units.path', '=', 'place.unit_path').select('units.name').as('unit'),
      eb
        .selectFrom('employments')
        .innerJoin('job_roles', 'job_roles.id', 'employments.job_role_id')
        .whereRef('employments.person_id', '=', 'place.person_id')
        .where('from_on', '<=', slot('on'))
        .where((by) => by.or([by('until_on', 'is', null), by('until_on', '>', slot('on'))]))
        .orderBy('main', 'desc')
        .orderBy('from_on')
        .limit(sql.lit(1))
        .select('job_roles.name')
        .as('jobRole'),
      eb
        .exists(
          eb
            .selectFrom('cycles')
            .whereRef('cycles.person_id', '=', 'place.person_id')
            .where('cycles.state', '=', sql.lit('open'))
            .whereRef('cycles.due_on', '=', 'place.due_on')
            .select('cycles.id'),
        )
        .as('isAsked'),
      eb.exists(usedUpAttempts(db).where('attempts.person_id', '=', sql.ref<string>('place.person_id'))).as('usedUp'),
    ]),
);

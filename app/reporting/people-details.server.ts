import { type Kysely, sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenRows } from '#db/dialect/given-rows.ts';
import { lookedUp } from '#db/dialect/looked-up.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { usedUpAttempts } from './list-people-to-talk-to.server.ts';

/** Where a list found somebody. */
type Place = Pick<Schema['standings'], 'person_id' | 'unit_path' | 'due_on'>;

/** What a list shows of somebody beside where they stand. */
export interface PersonDetails {
  id: string;
  name: string;
  staffNumber: string | null;
  unit: string | null;
  /** Of the employment that holds on the day, the main one before others. */
  jobRole: string | null;
  /** Whether something is asked of them by the date of their place; otherwise it is the end of what they hold. */
  isAsked: boolean;
  /** Whether they have used up as many attempts at a quiz as are allowed. */
  usedUp: boolean;
}

/** The details of the people at these places on a day, by their ids. */
export async function readDetails(
  db: Kysely<Schema>,
  places: Place[],
  on: CalendarDate,
): Promise<Map<string, PersonDetails>> {
  if (places.length === 0) return new Map();
  const given = places.map(({ person_id, unit_path, due_on }) => ({ person_id, unit_path, due_on }));
  const rows = await readRows(db, { places: JSON.stringify(given), on });
  return new Map(rows.map((row) => [row.id, { ...row, isAsked: Boolean(row.isAsked), usedUp: Boolean(row.usedUp) }]));
}

/**
 * Finding people is a statement of its own for each filter and order; this one is the same for every list. All is looked up:
 * for fifty people PostgreSQL would read ten thousand, of whom it takes a hundred to be asked for.
 */
const readRows = preparedQuery((db, slot: SlotOf<{ places: string; on: CalendarDate }>) =>
  db
    .with(
      // Read once, for what is asked of each and of all.
      (cte) => cte('place').materialized(),
      (given) =>
        given
          .selectFrom(
            givenRows<Place>(db, { person_id: 'text', unit_path: 'text', due_on: 'text' }, slot('places')).as('given'),
          )
          .select(['person_id', 'unit_path', 'due_on']),
    )
    .selectFrom('place')
    .innerJoin('people', (join) =>
      join.onRef('people.id', '=', 'place.person_id').on(lookedUp(db, sql.ref('people.id'), theirs)),
    )
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
      eb('place.person_id', 'in', usedUpAttempts(db).where(lookedUp(db, sql.ref('attempts.person_id'), theirs))).as(
        'usedUp',
      ),
    ]),
);

const theirs = sql<string>`(select person_id from place)`;

import type { ExpressionBuilder, Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';

export interface EmployedAsAt {
  personId: string;
  name: string;
  staffNumber: string | null;
  /** Where they worked on that day, the main employment first. */
  employments: { unitId: string; jobRole: string }[];
}

export interface EmployedPlace {
  on: CalendarDate;
  /** Null: everybody who was employed anywhere. */
  unitIds: string[] | null;
  /** The last person of the page before. */
  after: string | null;
  limit: number;
}

/** Who was employed in one of these units on a day, by id, a page at a time; whoever has been merged into another is not listed. */
export async function listEmployedAsAt(db: Kysely<Schema>, place: EmployedPlace): Promise<EmployedAsAt[]> {
  const { on, after, limit } = place;
  const people = await employedAsAt(db, place)
    .select(['people.id', 'people.name', 'people.staff_number'])
    .$if(after !== null, (query) => query.where('people.id', '>', after ?? ''))
    .orderBy('people.id')
    .limit(limit)
    .execute();
  const ids = people.map((person) => person.id);
  const rows = await db
    .selectFrom('employments')
    .innerJoin('job_roles', 'job_roles.id', 'employments.job_role_id')
    .select(['employments.person_id', 'employments.unit_id', 'job_roles.name'])
    .where('employments.person_id', 'in', givenIds(db, ids))
    .where(lastingOn(on))
    .orderBy('employments.main', 'desc')
    .orderBy('employments.from_on')
    .orderBy('employments.id')
    .execute();
  const found = new Map(people.map(({ id, name, staff_number }) => [id, employed(id, name, staff_number)]));
  for (const row of rows) found.get(row.person_id)?.employments.push({ unitId: row.unit_id, jobRole: row.name });
  return [...found.values()];
}

export const employedAsAt = (db: Kysely<Schema>, { on, unitIds }: Pick<EmployedPlace, 'on' | 'unitIds'>) =>
  db
    .selectFrom('people')
    .where('people.merged_into', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('employments')
          .select('employments.id')
          .whereRef('employments.person_id', '=', 'people.id')
          .where(lastingOn(on))
          .$if(unitIds !== null, (query) => query.where('employments.unit_id', 'in', givenIds(db, unitIds ?? []))),
      ),
    );

const employed = (personId: string, name: string, staffNumber: string | null): EmployedAsAt => ({
  personId,
  name,
  staffNumber,
  employments: [],
});

const lastingOn = (on: CalendarDate) => (where: ExpressionBuilder<Schema, 'employments'>) =>
  where.and([
    where('employments.from_on', '<=', on),
    where.or([where('employments.until_on', 'is', null), where('employments.until_on', '>', on)]),
  ]);

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { findByName } from './find-by-name.server.ts';

export interface FoundPerson {
  id: string;
  name: string;
  staffNumber: string | null;
  active: boolean;
  /** Of the main employment on the day. */
  unit: string | null;
  jobRole: string | null;
}

/**
 * People with words of the name that begin as in `q`, or with this staff number, by name; no `q` finds everybody. At most
 * `limit`, `more` says whether there are others. Erased and merged people are not found.
 */
export async function findPeople(
  db: Kysely<Schema>,
  { q, on, limit }: { q: string; on: CalendarDate; limit: number },
): Promise<{ people: FoundPerson[]; more: boolean }> {
  let query = db
    .selectFrom('people')
    .leftJoin('employments', (join) =>
      join
        .onRef('employments.person_id', '=', 'people.id')
        .on('employments.main', '=', 1)
        .on('employments.from_on', '<=', on)
        .on((by) => by.or([by('employments.until_on', 'is', null), by('employments.until_on', '>', on)])),
    )
    .leftJoin('units', 'units.id', 'employments.unit_id')
    .leftJoin('job_roles', 'job_roles.id', 'employments.job_role_id')
    .select(['people.id', 'people.name', 'people.staff_number as staffNumber', 'people.active'])
    .select(['units.name as unit', 'job_roles.name as jobRole'])
    .where('people.erased_at', 'is', null)
    .where('people.merged_into', 'is', null)
    .orderBy('people.sort_name')
    .orderBy('people.id');
  const found = q.trim() === '' ? null : await findByName(db, q);
  if (found) query = query.where('people.id', 'in', givenIds(db, found.ids));
  const rows = await query.limit(limit + 1).execute();
  const people = rows.slice(0, limit).map((row) => ({ ...row, active: row.active === 1 }));
  return { people, more: rows.length > limit || (found?.tooMany ?? false) };
}

import type { Kysely } from 'kysely';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { searchName, wordsOf } from './names.ts';
import { cleanStaffNumber } from './person.ts';

export interface FoundPerson {
  id: string;
  name: string;
  staffNumber: string | null;
  active: boolean;
  /** Of the main employment on the day. */
  unit: string | null;
  jobRole: string | null;
}

/** People looked at for a name. */
const mostFound = 1000;

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
  if (q.trim() !== '') {
    const ids = await idsOf(db, q);
    query = query.where('people.id', 'in', ids.length > 0 ? ids : ['']);
  }
  const rows = await query.limit(limit + 1).execute();
  const people = rows.slice(0, limit).map((row) => ({ ...row, active: row.active === 1 }));
  return { people, more: rows.length > limit };
}

/** The longest word is looked up first: it leaves the fewest. */
async function idsOf(db: Kysely<Schema>, q: string): Promise<string[]> {
  const number = await findByStaffNumber(db, q);
  const [first, ...others] = wordsOf(searchName(q)).toSorted((a, b) => b.length - a.length);
  if (first === undefined) return number ? [number] : [];
  let words = db
    .selectFrom('name_words')
    .select('name_words.person_id')
    .distinct()
    .where('word', '>=', first)
    .where('word', '<', afterPrefix(first));
  for (const other of others) {
    words = words.where((by) =>
      by.exists(
        by
          .selectFrom('name_words as also')
          .select('also.word')
          .whereRef('also.person_id', '=', 'name_words.person_id')
          .where('also.word', '>=', other)
          .where('also.word', '<', afterPrefix(other)),
      ),
    );
  }
  const found = (await words.limit(mostFound).execute()).map((row) => row.person_id);
  return [...new Set([...(number ? [number] : []), ...found])];
}

export async function findByStaffNumber(db: Kysely<Schema>, text: string): Promise<string | null> {
  const number = cleanStaffNumber(text);
  if (number === null) return null;
  const row = await db.selectFrom('people').select('id').where('staff_number', '=', number).executeTakeFirst();
  return row?.id ?? null;
}

import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Person } from './person.ts';

/** The person, whether active or not; a merged or erased person is still found by id. */
export async function getPerson(db: Kysely<Schema>, id: string): Promise<Person | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toPerson(row) : null;
}

export function toPerson(row: Selectable<Schema['people']>): Person {
  return {
    id: row.id,
    staffNumber: row.staff_number,
    name: row.name,
    email: row.email,
    locale: row.locale,
    active: row.active === 1,
    revision: row.revision,
  };
}

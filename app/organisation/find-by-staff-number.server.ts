import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { cleanStaffNumber } from './person.ts';

/** The id of whoever has this staff number, written in any way. */
export async function findByStaffNumber(db: Kysely<Schema>, text: string): Promise<string | null> {
  const number = cleanStaffNumber(text);
  if (number === null) return null;
  const row = await db.selectFrom('people').select('id').where('staff_number', '=', number).executeTakeFirst();
  return row?.id ?? null;
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { cleanHandle } from './handle.ts';

/**
 * What a person signs in with, or will once they have set a password: their handles, their staff number and their e-mail address, but
 * for one that somebody else signs in with.
 */
export async function listSignInHandles(db: Kysely<Schema>, personId: string): Promise<string[]> {
  const person = await db
    .selectFrom('people')
    .select(['staff_number', 'email'])
    .where('id', '=', personId)
    .executeTakeFirst();
  const wanted = [person?.staff_number, person?.email].flatMap((text) => (text ? (cleanHandle(text) ?? []) : []));
  const rows = await db
    .selectFrom('sign_ins')
    .select(['handle', 'person_id'])
    .where('kind', '=', 'password')
    .where((by) => by.or([by('person_id', '=', personId), ...wanted.map((handle) => by('handle', '=', handle))]))
    .orderBy('handle')
    .execute();
  const taken = new Set(rows.filter((row) => row.person_id !== personId).map((row) => row.handle));
  const own = rows.filter((row) => row.person_id === personId).map((row) => row.handle);
  return [...new Set([...wanted.filter((handle) => !taken.has(handle)), ...own])];
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Person } from './people.ts';

/** What a long break does: every session of the person has gone unused past its limit. */
export async function endSessions(db: Kysely<Schema>, person: Person): Promise<void> {
  const longAgo = new Date(Date.now() - 3 * 60 * 60_000).toISOString();
  const signIns = db.selectFrom('sign_ins').select('id').where('person_id', '=', person.id);
  await db.updateTable('sessions').set({ seen_at: longAgo }).where('sign_in_id', 'in', signIns).execute();
}

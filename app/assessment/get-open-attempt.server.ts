import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Attempt } from './attempt.ts';
import { attemptOf, selectAttempts } from './select-attempts.server.ts';

/** The one attempt of this person in the module that is not closed: open or in re-teaching. */
export async function getOpenAttempt(db: Kysely<Schema>, personId: string, moduleId: string): Promise<Attempt | null> {
  const row = await selectAttempts(db, personId)
    .where('attempts.module_id', '=', moduleId)
    .where('attempts.status', '<>', 'closed')
    .executeTakeFirst();
  return row ? attemptOf(row) : null;
}

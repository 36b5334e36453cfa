import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Attempt } from './attempt.ts';
import { attemptOf, selectAttempts } from './select-attempts.server.ts';

/** A person's attempts in a module, newest first. */
export async function listAttempts(db: Kysely<Schema>, personId: string, moduleId: string): Promise<Attempt[]> {
  const rows = await selectAttempts(db, personId)
    .where('attempts.module_id', '=', moduleId)
    .orderBy('attempts.started_at', 'desc')
    .orderBy('attempts.id', 'desc')
    .execute();
  return rows.map(attemptOf);
}

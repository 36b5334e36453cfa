import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Attempt } from './attempt.ts';
import { attemptOf, selectAttempts } from './select-attempts.server.ts';

/** An attempt of this person; null for an unknown one and for anybody else's. */
export async function getAttempt(db: Kysely<Schema>, personId: string, attemptId: string): Promise<Attempt | null> {
  const row = await selectAttempts(db, personId).where('attempts.id', '=', attemptId).executeTakeFirst();
  return row ? attemptOf(row) : null;
}

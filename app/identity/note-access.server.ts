import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** Notes that somebody looked at another person's record: who, whose, what and when. One's own is not noted. */
export async function noteAccess(
  db: Kysely<Schema>,
  deps: Deps,
  { viewerId, personId, what }: { viewerId: string; personId: string; what: string },
): Promise<void> {
  if (viewerId === personId) return;
  await db
    .insertInto('access_log')
    .values({ viewer_id: viewerId, person_id: personId, what, at: deps.now().toISOString() })
    .execute();
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Everybody who wrote in a draft, and who began it: none of them has the second word on it. */
export async function listWriters(db: Kysely<Schema>, draftId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('draft_revisions')
    .select('by_id')
    .where('draft_id', '=', draftId)
    .union(db.selectFrom('drafts').select('owner_id as by_id').where('id', '=', draftId))
    .execute();
  return new Set(rows.map(({ by_id }) => by_id));
}

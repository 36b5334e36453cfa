import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** A picture of a lesson by its hash, for `/media/<sha256>.<extension>`; it never changes. */
export async function getAsset(db: Kysely<Schema>, sha256: string): Promise<{ type: string; bytes: Buffer } | null> {
  const row = await db.selectFrom('assets').select(['type', 'bytes']).where('sha256', '=', sha256).executeTakeFirst();
  return row ?? null;
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Whether anybody can sign in under an address of the demo, whose password is public. */
export async function hasDemoSignIns(db: Kysely<Schema>): Promise<boolean> {
  const found = await db
    .selectFrom('sign_ins')
    .select('id')
    .where('handle', 'like', '%@demo.test')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

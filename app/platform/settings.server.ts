import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** The setting's JSON value, which its module parses, or null. */
export async function getSetting(db: Kysely<Schema>, key: string): Promise<unknown> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row ? JSON.parse(row.value) : null;
}

export async function setSetting(tx: Transaction<Schema>, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await tx
    .insertInto('settings')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute();
}

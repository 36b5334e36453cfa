import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';

export interface Operation {
  actorId: string;
  /** From the form's hidden field; unique per actor. */
  key: string;
  /** What the caller is answered, as JSON; never null, so that a repeat can be told from a first call. */
  result: NonNullable<unknown>;
  at: string;
}

/** Keeps the outcome of an operation, in its transaction. A second one with the key breaks the unique key. */
export async function rememberOperation(tx: Transaction<Schema>, operation: Operation): Promise<void> {
  const { actorId, key, result, at } = operation;
  await tx
    .insertInto('operations')
    .values({ actor_id: actorId, key, result: JSON.stringify(result), at })
    .execute();
}

/** The outcome of the operation that this actor sent with this key before, or null. */
export async function recallOperation(db: Kysely<Schema>, actorId: string, key: string): Promise<unknown | null> {
  const row = await db
    .selectFrom('operations')
    .select('result')
    .where('actor_id', '=', actorId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ? JSON.parse(row.result) : null;
}

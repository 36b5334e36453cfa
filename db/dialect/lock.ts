import { type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { engineOf } from './engine.ts';

/** The end of a person's event chain. `seq` 0 and an empty hash stand before the first event. */
export interface RecordHead {
  seq: number;
  hash: string;
}

/**
 * Takes the person lock for the rest of the transaction and gives the head of the person's record. On SQLite the lock is
 * the transaction itself (`begin immediate`).
 */
export async function lockRecordHead(tx: Transaction<Schema>, personId: string): Promise<RecordHead> {
  const head = await readHead(tx, personId);
  if (head) return head;
  await tx
    .insertInto('record_heads')
    .values({ person_id: personId, seq: 0, hash: '' })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
  const made = await readHead(tx, personId);
  if (!made) throw new Error(`no record head for person ${personId}`);
  return made;
}

function readHead(tx: Transaction<Schema>, personId: string): Promise<RecordHead | undefined> {
  const query = tx.selectFrom('record_heads').select(['seq', 'hash']).where('person_id', '=', personId);
  return (engineOf(tx) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}

/** Locks the rows read and passes over those that another transaction holds. */
export function skipLocked<DB, TB extends keyof DB, O>(
  tx: Transaction<DB>,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engineOf(tx) === 'postgres' ? query.forUpdate().skipLocked() : query;
}

/** One transaction at a time for what has no row of its own, e.g. `audit-chain`. */
export async function lockName(tx: Transaction<Schema>, name: string): Promise<void> {
  if (engineOf(tx) !== 'postgres') return;
  await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(tx);
}

/** Takes the person locks of all whose record has begun, in the order of their ids. */
export async function lockRecordHeads<TB extends keyof Schema>(
  tx: Transaction<Schema>,
  people: SelectQueryBuilder<Schema, TB, { person_id: string }>,
): Promise<void> {
  if (engineOf(tx) !== 'postgres') return;
  await tx
    .selectFrom('record_heads')
    .select('person_id')
    .where('person_id', 'in', people)
    .orderBy('person_id')
    .forUpdate()
    .execute();
}

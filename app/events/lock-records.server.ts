import type { SelectQueryBuilder, Transaction } from 'kysely';
import { lockRecordHeads } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';

/** Takes the person lock of all these people that have a record, in one order, for a change of what surrounds them. */
export async function lockRecords<TB extends keyof Schema>(
  tx: Transaction<Schema>,
  people: SelectQueryBuilder<Schema, TB, { person_id: string }>,
): Promise<void> {
  await lockRecordHeads(tx, people);
}

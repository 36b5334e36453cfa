import type { Kysely, Transaction } from 'kysely';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { auditHash, CHAIN_START } from './audit-chain.ts';

/** Kind of the job whose handler calls `sealAudit`. */
export const SEAL_AUDIT_JOB = 'audit.seal';

const CHUNK = 500;

/** Gives every unsealed row its place in the chain; returns how many. One process at a time does so. */
export async function sealAudit(db: Kysely<Schema>): Promise<number> {
  let sealed = 0;
  while (await hasUnsealed(db)) {
    const count = await db.transaction().execute(sealChunk);
    sealed += count;
    if (count < CHUNK) break;
  }
  return sealed;
}

async function hasUnsealed(db: Kysely<Schema>): Promise<boolean> {
  const row = await db.selectFrom('audit_log').select('id').where('position', 'is', null).limit(1).executeTakeFirst();
  return row !== undefined;
}

async function sealChunk(tx: Transaction<Schema>): Promise<number> {
  await lockName(tx, 'audit-chain');
  const last = await tx
    .selectFrom('audit_log')
    .select(['position', 'hash'])
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = await tx
    .selectFrom('audit_log')
    .select(['id', 'at', 'actor_id', 'action', 'object', 'details', 'text_hash'])
    .where('position', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(CHUNK)
    .execute();
  let position = last?.position ?? 0;
  let prev = last?.hash ?? CHAIN_START;
  for (const row of rows) {
    position += 1;
    const hash = auditHash(prev, position, row);
    await tx.updateTable('audit_log').set({ position, prev, hash }).where('id', '=', row.id).execute();
    prev = hash;
  }
  return rows.length;
}

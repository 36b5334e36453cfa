import type { Transaction } from 'kysely';
import { lockRecordHead } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { firstPrev } from './hash-chain.ts';
import type { LearningEvent } from './vocabulary.ts';

/** A person's record, held for the rest of the transaction; `appended` grows with each event of this operation. */
export interface LockedRecord {
  personId: string;
  /** Who does it; null is the system. */
  actorId: string | null;
  /** The manager for whom the actor decides as their deputy; set by whoever checks that they may. */
  forId?: string;
  /** Operation key: the first event carries it, each further one `key/2`, `key/3` … */
  key: string;
  seq: number;
  hash: string;
  appended: LearningEvent[];
}

/** Takes the person lock (first in the lock order). Everything read afterwards is what the last writer committed. */
export async function lockRecord(
  tx: Transaction<Schema>,
  who: { personId: string; actorId: string | null; key: string },
): Promise<LockedRecord> {
  const head = await lockRecordHead(tx, who.personId);
  return { ...who, seq: head.seq, hash: head.seq === 0 ? firstPrev : head.hash, appended: [] };
}

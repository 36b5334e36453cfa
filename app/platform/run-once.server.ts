import type { Kysely, Transaction } from 'kysely';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import type { Deps } from './deps.ts';
import { recallOperation, rememberOperation } from './operations.server.ts';

/**
 * One operation of one actor in one transaction; the same form sent again gets the first result, also while the first one
 * is under way. The result must be JSON. A refusal undoes everything and is not remembered.
 */
export async function runOnce<T>(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'now'>,
  { actorId, key }: { actorId: string; key: string },
  work: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await lockName(tx, `operation/${actorId}/${key}`);
    const known = await recallOperation(tx, actorId, key);
    if (known !== null) return (known as { outcome: T }).outcome;
    const outcome = await work(tx);
    await rememberOperation(tx, { actorId, key, result: { outcome }, at: deps.now().toISOString() });
    return outcome;
  });
}

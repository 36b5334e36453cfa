import type { Kysely, Transaction } from 'kysely';
import { engineOf } from './engine.ts';

interface Waiting {
  /** Does the work, and tells the caller once it is committed. */
  run: (tx: Transaction<unknown>) => Promise<() => void>;
  alone: () => void;
  fail: (error: unknown) => void;
}

/** So that one transaction stays short, however many callers there are. */
const mostTogether = 64;
const queues = new WeakMap<object, Waiting[]>();

/**
 * A small write in a transaction that it shares with those that came while the writer was busy, so that together they wait
 * for the disk once; the promise resolves when it is committed. Where one of them throws, none has happened, and each is run
 * again alone: `work` may run twice and must change nothing but the database. PostgreSQL shares commits by itself.
 */
export function shareCommit<DB, T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  if (engineOf(db) === 'postgres') return db.transaction().execute(work);
  return new Promise((resolve, reject) => {
    const waiting: Waiting = {
      run: async (tx) => {
        const outcome = await work(tx as Transaction<DB>);
        return () => resolve(outcome);
      },
      alone: () => db.transaction().execute(work).then(resolve, reject),
      fail: reject,
    };
    const queue = queues.get(db);
    if (queue) queue.push(waiting);
    else {
      const begun = [waiting];
      queues.set(db, begun);
      void drain(db as Kysely<unknown>, begun);
    }
  });
}

async function drain(db: Kysely<unknown>, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) await commitGroup(db, queue);
  queues.delete(db);
}

/** Whoever waits when the writer is free is in it. */
async function commitGroup(db: Kysely<unknown>, queue: Waiting[]): Promise<void> {
  let group: Waiting[] = [];
  try {
    const committed = await db.transaction().execute(async (tx) => {
      group = queue.splice(0, mostTogether);
      const tell: (() => void)[] = [];
      for (const { run } of group) tell.push(await run(tx));
      return tell;
    });
    for (const tell of committed) tell();
  } catch (error) {
    if (group.length > 1) for (const { alone } of group) alone();
    else for (const { fail } of group.length > 0 ? group : queue.splice(0)) fail(error);
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { engineOf } from './engine.ts';
import { lockName } from './lock.ts';

interface Waiting<Row, Out> {
  row: Row;
  done: (out: Out | null) => void;
  fail: (error: unknown) => void;
}

/** So that one statement stays short, however many callers there are. */
const mostTogether = 64;

/**
 * A statement that writes many rows, called with one: rows that came while the writer was busy go together, so that they
 * wait for it and for the disk once. It resolves when the row is committed, with what the statement returned for it, null
 * for nothing. Rows of one name go one after the other, never together; on PostgreSQL, which shares commits by itself, each
 * goes alone under a lock of that name (`lockName`).
 */
export function shareWrite<Row, Out>(
  write: (db: Kysely<Schema>, rows: Row[]) => Promise<Out[]>,
  name: { of: (row: Row) => string; returned: (out: Out) => string },
): (db: Kysely<Schema>, row: Row) => Promise<Out | null> {
  const queues = new WeakMap<Kysely<Schema>, Waiting<Row, Out>[]>();

  const alone = async (db: Kysely<Schema>, row: Row) => (await write(db, [row]))[0] ?? null;

  function takeGroup(queue: Waiting<Row, Out>[]): Map<string, Waiting<Row, Out>> {
    const group = new Map<string, Waiting<Row, Out>>();
    for (const waiting of queue.splice(0)) {
      const key = name.of(waiting.row);
      if (group.size === mostTogether || group.has(key)) queue.push(waiting);
      else group.set(key, waiting);
    }
    return group;
  }

  /** Where the statement fails, nothing of it happened: each row is tried alone, so that none fails for another. */
  async function writeGroup(db: Kysely<Schema>, group: Map<string, Waiting<Row, Out>>): Promise<void> {
    try {
      const outs = await write(
        db,
        [...group.values()].map(({ row }) => row),
      );
      const byName = new Map(outs.map((out) => [name.returned(out), out]));
      for (const [key, { done }] of group) done(byName.get(key) ?? null);
    } catch (error) {
      if (group.size === 1) for (const { fail } of group.values()) fail(error);
      else for (const { row, done, fail } of group.values()) await alone(db, row).then(done, fail);
    }
  }

  async function drain(db: Kysely<Schema>, queue: Waiting<Row, Out>[]): Promise<void> {
    while (queue.length > 0) {
      // Whoever asks in the same turn of the event loop goes along.
      await nextTurn();
      await writeGroup(db, takeGroup(queue));
    }
    queues.delete(db);
  }

  return (db, row) => {
    if (engineOf(db) === 'postgres') {
      return db.transaction().execute(async (tx) => {
        await lockName(tx, name.of(row));
        return alone(tx, row);
      });
    }
    return new Promise((done, fail) => {
      const waiting = { row, done, fail };
      const queue = queues.get(db);
      if (queue) queue.push(waiting);
      else {
        const begun = [waiting];
        queues.set(db, begun);
        void drain(db, begun);
      }
    });
  };
}

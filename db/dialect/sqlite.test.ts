import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUnavailable } from './errors.ts';
import { SqliteDialect } from './sqlite.ts';
import { SqliteConnection } from './sqlite-connection.ts';

interface Tables {
  t: { id: number; word: string };
}

let folder: string;
let file: string;
const opened: Kysely<Tables>[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'acumen-dialect-'));
  file = path.join(folder, 'test.db');
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((db) => db.destroy()));
  rmSync(folder, { recursive: true });
});

async function open(options: { readers?: number; waitMs?: number } = {}): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ file, ...options }) });
  opened.push(db);
  await sql`create table if not exists t (id integer primary key, word text not null) strict`.execute(db);
  return db;
}

async function pragma(db: Kysely<Tables>, name: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
  return Object.values(rows[0] ?? {})[0];
}

test('the writer keeps foreign keys, the write-ahead log and full durability on', async () => {
  const db = await open();
  expect(await pragma(db, 'foreign_keys')).toBe(1);
  expect(await pragma(db, 'journal_mode')).toBe('wal');
  expect(await pragma(db, 'synchronous')).toBe(2);
});

test('a new file that another process holds is waited for', async () => {
  const other = await SqliteConnection.open(file, 'write');
  await other.exec('create table a (x); begin; insert into a values (1)');
  const opening = open({ waitMs: 5_000 });
  const state = await Promise.race([opening.then(() => 'open'), setTimeout(200, 'waiting')]);
  await other.exec('commit');
  await other.close();
  expect(state).toBe('waiting');
  expect(await pragma(await opening, 'journal_mode')).toBe('wal');
});

test('reads outside go on during a write, and see what was committed before it', async () => {
  const db = await open();
  await db.insertInto('t').values({ id: 1, word: 'before' }).execute();
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('t').values({ id: 2, word: 'during' }).execute();
    const seen = await Promise.all(Array.from({ length: 12 }, () => db.selectFrom('t').select('word').execute()));
    expect(seen).toEqual(Array(12).fill([{ word: 'before' }]));
    expect(await tx.selectFrom('t').select('id').execute()).toHaveLength(2);
  });
  expect(await db.selectFrom('t').select('id').execute()).toHaveLength(2);
});

test('a long read holds neither the writer nor the other readers', async () => {
  const db = await open({ readers: 2 });
  const order: string[] = [];
  const long =
    sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000) select count(*) from n`
      .execute(db)
      .then(() => order.push('long'));
  await db.insertInto('t').values({ id: 1, word: 'a' }).execute();
  order.push('write');
  await db.selectFrom('t').selectAll().execute();
  order.push('read');
  await long;
  expect(order).toEqual(['write', 'read', 'long']);
});

test('writers get their turn in the order they asked', async () => {
  const db = await open();
  const turns: number[] = [];
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      db.transaction().execute(async (tx) => {
        turns.push(index);
        await tx.insertInto('t').values({ id: index, word: 'w' }).execute();
        await new Promise((resolve) => setImmediate(resolve));
      }),
    ),
  );
  expect(turns).toEqual(Array.from({ length: 30 }, (_, index) => index));
});

test('statements that a transaction sends at once are run one after the other', async () => {
  const db = await open();
  await db.transaction().execute(async (tx) => {
    const ids = Array.from({ length: 50 }, (_, index) => index);
    await Promise.all(
      ids.map((id) =>
        tx
          .insertInto('t')
          .values({ id, word: `${id}` })
          .execute(),
      ),
    );
  });
  expect(await db.selectFrom('t').select('id').execute()).toHaveLength(50);
});

test('a database locked by another process is "unavailable" and gives the writer back', async () => {
  const db = await open({ waitMs: 50 });
  const other = await open({ waitMs: 50 });
  await other.transaction().execute(async (tx) => {
    await tx.insertInto('t').values({ id: 1, word: 'a' }).execute();
    const refused = await db
      .transaction()
      .execute((blocked) => blocked.insertInto('t').values({ id: 2, word: 'b' }).execute())
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'SQLITE_BUSY' });
    expect(isUnavailable(refused)).toBe(true);
  });
  await db.insertInto('t').values({ id: 2, word: 'b' }).execute();
  expect(await db.selectFrom('t').select('id').execute()).toHaveLength(2);
});

test('using db for a write inside its own transaction ends in an error that says so', async () => {
  const db = await open({ waitMs: 50 });
  const stuck = db.transaction().execute(() => db.insertInto('t').values({ id: 1, word: 'a' }).execute());
  await expect(stuck).rejects.toThrow('must use its `tx`');
  await db.insertInto('t').values({ id: 1, word: 'a' }).execute();
});

test('a full disk rolls back, and nothing slips in after it', async () => {
  const db = await open();
  const pages = Number(await pragma(db, 'page_count'));
  await sql.raw(`pragma max_page_count = ${pages + 2}`).execute(db);
  const filled = db.transaction().execute(async (tx) => {
    await tx.insertInto('t').values({ id: 1, word: 'small' }).execute();
    await tx
      .insertInto('t')
      .values({ id: 2, word: 'x'.repeat(100_000) })
      .execute()
      .catch((error: unknown) => expect(isUnavailable(error)).toBe(true));
    await tx.insertInto('t').values({ id: 3, word: 'small' }).execute();
  });
  await expect(filled).rejects.toThrow('an earlier statement of this transaction failed');
  expect(await db.selectFrom('t').selectAll().execute()).toEqual([]);
});

test('an error names the statement, but no value', async () => {
  const db = await open();
  const add = () => db.insertInto('t').values({ id: 1, word: 'Łukasz' }).execute();
  await add();
  const error = (await add().catch((caught: unknown) => caught)) as Error;
  expect(error.stack).toContain('insert into "t"');
  expect(error.stack).not.toContain('Łukasz');
});

test('many different statements stay within the cache', async () => {
  const db = await open();
  for (let n = 1; n <= 450; n += 1) {
    await db
      .selectFrom('t')
      .select('id')
      .where(
        'id',
        'in',
        Array.from({ length: n }, (_, index) => index),
      )
      .execute();
  }
  expect(await db.selectFrom('t').select('id').where('id', 'in', [1]).execute()).toEqual([]);
});

test('a transaction cannot be opened by hand', async () => {
  const db = await open();
  await expect(sql`begin`.execute(db)).rejects.toThrow('transaction()');
});

test('closing folds the write-ahead log into the file', async () => {
  const db = await open();
  await db.insertInto('t').values({ id: 1, word: 'a' }).execute();
  expect(existsSync(`${file}-wal`)).toBe(true);
  await db.destroy();
  expect(existsSync(`${file}-wal`)).toBe(false);
  await expect(db.selectFrom('t').selectAll().execute()).rejects.toThrow();
});

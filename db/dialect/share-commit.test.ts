import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Driver, Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { shareCommit } from './share-commit.ts';
import { SqliteDialect } from './sqlite.ts';

eachEngine((engine) => {
  const setting = (n: number) => ({ key: `k${String(n).padStart(3, '0')}`, value: String(n) });
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

  test('each caller gets its own result, and what was acknowledged is committed', async () => {
    const db = await engine.database();
    const other = engine.again(db);
    const seen = await Promise.all(
      numbers(150).map(async (n) => {
        const own = await shareCommit(db, async (tx) => {
          await tx.insertInto('settings').values(setting(n)).execute();
          return n;
        });
        const row = await other.selectFrom('settings').select('value').where('key', '=', setting(n).key).execute();
        return [own, row];
      }),
    );
    expect(seen).toEqual(numbers(150).map((n) => [n, [{ value: String(n) }]]));
  });

  test('one that throws takes nothing of its own and nobody else with it', async () => {
    const db = await engine.database();
    const outcomes = await Promise.allSettled(
      numbers(12).map((n) =>
        shareCommit(db, async (tx) => {
          await tx.insertInto('settings').values(setting(n)).execute();
          if (n === 5) throw new Error('changed my mind');
          if (n === 8) await tx.insertInto('settings').values(setting(n)).execute();
          return n;
        }),
      ),
    );
    const failed = outcomes.flatMap((each, n) => (each.status === 'rejected' ? [n] : []));
    expect(failed).toEqual([5, 8]);
    expect(outcomes[5]).toMatchObject({ reason: { message: 'changed my mind' } });
    const kept = await db.selectFrom('settings').select('key').orderBy('key').execute();
    expect(kept).toEqual(numbers(12).flatMap((n) => (failed.includes(n) ? [] : [{ key: setting(n).key }])));
  });

  test('a database that cannot be written to fails everybody, and serves the next', async () => {
    const db = await engine.database();
    await sql`alter table settings rename to hidden`.execute(db);
    const write = (n: number) => shareCommit(db, (tx) => tx.insertInto('settings').values(setting(n)).execute());
    const outcomes = await Promise.allSettled(numbers(4).map(write));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    await sql`alter table hidden rename to settings`.execute(db);
    await write(9);
    expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'k009' }]);
  });
});

test('callers that wait for the same writer share a commit', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'acumen-share-'));
  const dialect = new CountingDialect({ file: path.join(folder, 'test.db') });
  const db = new Kysely<{ t: { id: number } }>({ dialect });
  await sql`create table t (id integer primary key) strict`.execute(db);
  const ids = Array.from({ length: 20 }, (_, id) => id);
  await Promise.all(ids.map((id) => shareCommit(db, (tx) => tx.insertInto('t').values({ id }).execute())));
  expect(await db.selectFrom('t').select('id').execute()).toHaveLength(20);
  expect(dialect.commits).toBeLessThanOrEqual(2);
  await db.destroy();
  rmSync(folder, { recursive: true });
});

class CountingDialect extends SqliteDialect {
  commits = 0;

  override createDriver(): Driver {
    const driver = super.createDriver();
    const commit = driver.commitTransaction.bind(driver);
    driver.commitTransaction = (connection) => {
      this.commits += 1;
      return commit(connection);
    };
    return driver;
  }
}

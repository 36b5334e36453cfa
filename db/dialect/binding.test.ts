import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { bindable } from './binding.ts';

test.each([
  ['text', 'text'],
  ['', ''],
  [null, null],
  [0, 0],
  [-1.5, -1.5],
  [12n, 12],
  [BigInt(Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER],
])('%o is bound as %o', (given, bound) => {
  expect(bindable(given, 1)).toBe(bound);
});

test.each([
  [undefined, 'undefined'],
  [true, 'a boolean: pass 1 or 0'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [2n ** 53n, 'beyond 2^53'],
  [new Date(0), 'a Date'],
  [{ a: 1 }, 'an object'],
  [['a'], 'an array'],
  [() => 1, 'a function'],
  [Symbol('s'), 'a symbol'],
])('%o is refused and the error says why', (given, why) => {
  expect(() => bindable(given, 3)).toThrow(why);
  expect(() => bindable(given, 3)).toThrow('query parameter 3');
});

test('bytes of any view are bound as exactly those bytes', () => {
  const bytes = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
  expect(bindable(bytes, 1)).toEqual(Buffer.from([1, 2, 3]));
});

eachEngine((engine) => {
  test('text of any script, bytes, integers beyond 32 bits and null come back as they went in', async () => {
    const db = await engine.emptyDatabase();
    const blob = engine.name === 'postgres' ? 'bytea' : 'blob';
    const table = `create table kept (word text, bytes ${blob}, count bigint, empty text)`;
    await sql.raw(engine.name === 'postgres' ? table : table.replace('bigint', 'integer')).execute(db);
    const word = 'Łukasz 王小明 עדי 🙂 \' " \\ \n';
    const bytes = Buffer.from([0, 255, 10, 0]);
    await sql`insert into kept values (${word}, ${bytes}, ${Number.MAX_SAFE_INTEGER}, ${null})`.execute(db);
    const { rows } = await sql`select * from kept`.execute(db);
    expect(rows).toEqual([{ word, bytes, count: Number.MAX_SAFE_INTEGER, empty: null }]);
  });

  test('count and sum are numbers', async () => {
    const db = await engine.database();
    await db
      .insertInto('record_heads')
      .values([
        { person_id: 'a', seq: 2, hash: '' },
        { person_id: 'b', seq: 3, hash: '' },
      ])
      .execute();
    const row = await db
      .selectFrom('record_heads')
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.sum<number>('seq').as('sum')])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ n: 2, sum: 5 });
  });

  test('text in an integer column is refused', async () => {
    const db = await engine.database();
    const wrong = 'three' as unknown as number;
    await expect(
      db.insertInto('record_heads').values({ person_id: 'a', seq: wrong, hash: '' }).execute(),
    ).rejects.toThrow();
  });

  test('a parameter that cannot be stored refuses the statement', async () => {
    const db = await engine.database();
    const wrong = { html: 1 } as unknown as string;
    await expect(db.insertInto('settings').values({ key: 'a', value: wrong }).execute()).rejects.toThrow(
      'pass JSON text',
    );
    expect(await db.selectFrom('settings').selectAll().execute()).toEqual([]);
  });
});

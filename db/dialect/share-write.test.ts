import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { preparedQuery } from '../prepared-query.ts';
import { givenRows } from './given-rows.ts';
import { shareWrite } from './share-write.ts';

type Setting = { key: string; value: string | null; rank: number | null };

const columns = { key: 'text', value: 'text', rank: 'integer' } as const;
const insertGiven = preparedQuery<{ rows: string }, { key: string; value: string }>((db, slot) =>
  db
    .insertInto('settings')
    .columns(['key', 'value'])
    .expression(
      db
        .selectFrom(givenRows<Setting>(db, columns, slot('rows')).as('given'))
        .select(['given.key', sql<string>`given.value || ':' || coalesce(given.rank, 0)`.as('value')])
        .where('given.key', '<>', 'refused'),
    )
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .returning(['key', 'value']),
);

/** The write, and how many rows went together each time. */
function counted() {
  const groups: number[] = [];
  const write = shareWrite<Setting, { key: string; value: string }>(
    (db, rows) => {
      groups.push(rows.length);
      return insertGiven(db, { rows: JSON.stringify(rows) });
    },
    { of: ({ key }) => `setting ${key}`, returned: ({ key }) => `setting ${key}` },
  );
  return { groups, write };
}

const key = (n: number) => `k${String(n).padStart(3, '0')}`;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

eachEngine((engine) => {
  test('each caller gets what was returned for its own row, and it is committed by then', async () => {
    const db = await engine.database();
    const other = engine.again(db);
    const { write, groups } = counted();
    const seen = await Promise.all(
      numbers(150).map(async (n) => {
        const own = await write(db, { key: key(n), value: `'"\\ ${n}`, rank: n });
        return [own, await other.selectFrom('settings').selectAll().where('key', '=', key(n)).executeTakeFirst()];
      }),
    );
    const rows = numbers(150).map((n) => ({ key: key(n), value: `'"\\ ${n}:${n}` }));
    expect(seen).toEqual(rows.map((row) => [row, row]));
    expect(groups.length).toBe(engine.name === 'sqlite' ? 3 : 150);
  });

  test('rows of one name go one after the other, and a row that is not written gives null', async () => {
    const db = await engine.database();
    const { write } = counted();
    const outs = await Promise.all([
      ...numbers(5).map((n) => write(db, { key: 'same', value: String(n), rank: null })),
      write(db, { key: 'refused', value: 'x', rank: null }),
    ]);
    expect(outs.map((out) => out?.value ?? null)).toEqual(['0:0', '1:0', '2:0', '3:0', '4:0', null]);
  });

  test('a row that fails fails alone', async () => {
    const db = await engine.database();
    const { write } = counted();
    const outs = await Promise.allSettled(
      numbers(12).map((n) => write(db, { key: key(n), value: n === 5 ? null : 'v', rank: 1 })),
    );
    expect(outs.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([5]);
    expect(await db.selectFrom('settings').select('key').where('value', '=', 'v:1').execute()).toHaveLength(11);
  });

  test('a database that cannot be written to fails everybody, and serves the next', async () => {
    const db = await engine.database();
    const { write } = counted();
    await sql`alter table settings rename to hidden`.execute(db);
    const outs = await Promise.allSettled(numbers(4).map((n) => write(db, { key: key(n), value: 'v', rank: 1 })));
    expect(outs.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    await sql`alter table hidden rename to settings`.execute(db);
    expect(await write(db, { key: key(9), value: 'v', rank: 1 })).toEqual({ key: key(9), value: 'v:1' });
  });
});

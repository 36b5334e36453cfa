import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { StatementNames } from './postgres-statements.ts';

test('what is asked again has one name, and so many names are enough', () => {
  const names = new StatementNames();
  expect([names.of('select a from b'), names.of('select a from b')]).toEqual([null, 'acumen_1']);
  expect(names.of('select a from b')).toBe('acumen_1');
  const again = (text: string) => [names.of(text), names.of(text)].at(-1);
  expect(again('select c from b')).toBe('acumen_2');
  for (let n = 0; n < 200; n += 1) again(`select c from b where d = ${n}`);
  expect(again('select d from b')).toBeNull();
  expect(names.of('select c from b')).toBe('acumen_2');
});

test.each(['select * from b', 'select b.* from b', 'update b set a = $1 returning *', 'select a, "b".* from b'])(
  '%s has no name, since its columns may change',
  (text) => {
    const names = new StatementNames();
    expect([1, 2, 3].map(() => names.of(text))).toEqual([null, null, null]);
  },
);

eachEngine((engine) => {
  test('what was asked often sees a table that was changed since', async () => {
    const db = await engine.emptyDatabase();
    await sql`create table things (id text primary key)`.execute(db);
    const count = async () =>
      (await sql<{ n: number }>`select count(id) as n from things where id <> ${'x'}`.execute(db)).rows[0]?.n;
    const all = async () => (await sql<object>`select * from things where id <> ${'x'}`.execute(db)).rows;
    for (let n = 0; n < 12; n += 1) expect([await count(), await all()]).toEqual([0, []]);
    await sql`alter table things add column size integer not null default 3`.execute(db);
    await sql`insert into things (id) values ('a')`.execute(db);
    expect([await count(), await all()]).toEqual([1, [{ id: 'a', size: 3 }]]);
    await sql`drop table things`.execute(db);
    await sql`create table things (size integer, id text)`.execute(db);
    expect([await count(), await all()]).toEqual([0, []]);
  });
});

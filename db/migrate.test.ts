import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { tablesByModule } from '#tests/setup/tables-by-module.ts';
import { migrateToLatest, runMigrations } from './migrate.ts';
import type { Schema } from './schema.ts';

const names = [
  '2026-11-23-first',
  '2026-11-24-totals',
  '2026-11-25-lists',
  '2026-11-25-mail',
  '2026-11-26-units',
  '2026-11-28-actions',
  '2026-11-28-api-tokens',
  '2026-11-28-export-profiles',
  '2026-11-28-readiness',
  '2026-11-28-rules',
  '2026-11-28-trend',
  '2026-11-29-authoring',
  '2026-11-29-imports',
  '2026-11-29-item-counts',
  '2026-11-29-locals',
  '2026-11-29-name-words',
  '2026-11-29-presence',
  '2026-11-29-remarks',
  '2026-11-29-reviews',
  '2026-11-29-sign-in-codes',
  '2026-11-29-upstream',
  '2026-11-30-refused-mail',
  '2026-11-30-remark-quotes',
  '2026-11-30-waivers-by-name',
];

/** Of the search, which each engine has its own way, and of Kysely. */
const notTyped = /^(search_entries|kysely_migration)/;

async function tableNames(db: Kysely<Schema>): Promise<string[]> {
  return (await db.introspection.getTables()).map((table) => table.name);
}

eachEngine((engine) => {
  test('an empty database is filled once', async () => {
    const db = await engine.emptyDatabase();
    expect(await migrateToLatest(db, engine.name)).toEqual(names);
    expect(await migrateToLatest(db, engine.name)).toEqual([]);
    const stored = (await tableNames(db)).filter((name) => !notTyped.test(name));
    expect(stored.sort()).toEqual(Object.values(tablesByModule()).flat().sort());
  });

  test('two processes that start together migrate once', async () => {
    const db = await engine.emptyDatabase();
    const other = engine.again(db);
    const runs = await Promise.all([migrateToLatest(db, engine.name), migrateToLatest(other, engine.name)]);
    expect(runs.flat()).toEqual(names);
  });

  test('a migration that fails half-way leaves nothing', async () => {
    const db = await engine.emptyDatabase();
    const half = {
      up: async (tx: Kysely<unknown>) => {
        await sql`create table half (id text primary key)`.execute(tx);
        await sql`insert into half values ('a')`.execute(tx);
        throw new Error('out of luck');
      },
    };
    await expect(runMigrations(db, { '2027-01-01-half': half })).rejects.toThrow(
      '2027-01-01-half failed and left nothing behind',
    );
    expect(await tableNames(db)).not.toContain('half');
    expect(await migrateToLatest(db, engine.name)).toEqual(names);
  });

  test('a database of a newer version is refused', async () => {
    const db = await engine.emptyDatabase();
    await migrateToLatest(db, engine.name);
    await sql`insert into kysely_migration (name, timestamp) values ('2031-01-01-later', 'then')`.execute(db);
    await expect(migrateToLatest(db, engine.name)).rejects.toThrow('newer version of Acumen (it has 2031-01-01-later)');
  });

  test('sort names are ordered by code point', async () => {
    const db = await engine.database();
    for (const name of ['a', 'Z', 'é', '_', 'z', 'B']) await makePerson(db, { sort_name: name });
    const rows = await db.selectFrom('people').select('sort_name').orderBy('sort_name').execute();
    expect(rows.map((row) => row.sort_name)).toEqual(['B', 'Z', '_', 'a', 'z', 'é']);
  });

  test('every text column of PostgreSQL has the C collation, but those that are only shown', async () => {
    if (engine.name !== 'postgres') return;
    const db = await engine.database();
    const { rows } = await sql<{ place: string }>`
      select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and data_type = 'text' and coalesce(collation_name, '') <> 'C'
        and table_name <> 'search_entries'`.execute(db);
    expect(rows).toEqual([]);
  });
});

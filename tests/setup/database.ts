import { Kysely } from 'kysely';
import { afterAll, afterEach, describe } from 'vitest';
import type { Engine } from '#db/dialect/engine.ts';
import { PostgresDialect } from '#db/dialect/postgres.ts';
import { SqliteDialect } from '#db/dialect/sqlite.ts';
import type { Schema } from '#db/schema.ts';
import { type Copies, postgresCopies, sqliteCopies } from './copies.ts';

export interface TestEngine {
  name: Engine;
  /**
   * A migrated database without rows, of this test alone. Call it within a test or `beforeEach`; a test that changes the
   * schema takes an empty database instead.
   */
  database: () => Promise<Kysely<Schema>>;
  /** The same without any table. */
  emptyDatabase: () => Promise<Kysely<Schema>>;
  /** Another handle on the same database, as a second process would have it. */
  again: (db: Kysely<Schema>) => Kysely<Schema>;
  /** What `DATABASE_URL` would say for it. */
  address: (db: Kysely<Schema>) => string;
}

/** Declares the same tests for SQLite and for PostgreSQL. */
export function eachEngine(define: (engine: TestEngine) => void): void {
  for (const name of ['sqlite', 'postgres'] as const) {
    describe(name, () => define(testEngine(name)));
  }
}

function testEngine(name: Engine): TestEngine {
  const handles = new Map<Kysely<Schema>, string>();
  let copies: Promise<Copies> | null = null;

  async function make(kind: 'migrated' | 'empty'): Promise<Kysely<Schema>> {
    copies ??= name === 'sqlite' ? sqliteCopies() : postgresCopies();
    return open(await (await copies)[kind]());
  }
  function open(address: string): Kysely<Schema> {
    const db = new Kysely<Schema>({ dialect: dialectFor(name, address) });
    handles.set(db, address);
    return db;
  }
  function address(db: Kysely<Schema>): string {
    const known = handles.get(db);
    if (known === undefined) throw new Error('not a database of this test');
    return known;
  }

  afterEach(async () => {
    const used = [...handles];
    handles.clear();
    await Promise.all(used.map(([db]) => db.destroy()));
    for (const one of new Set(used.map((entry) => entry[1]))) await (await copies)?.remove(one);
  });
  afterAll(async () => {
    await (await copies)?.close();
    copies = null;
  });

  return {
    name,
    database: () => make('migrated'),
    emptyDatabase: () => make('empty'),
    again: (db) => open(address(db)),
    address,
  };
}

function dialectFor(name: Engine, address: string) {
  if (name === 'postgres') return new PostgresDialect({ url: address, connections: 6 });
  return new SqliteDialect({ file: address, durable: false, readers: 2 });
}

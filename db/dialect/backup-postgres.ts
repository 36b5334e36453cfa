import { existsSync } from 'node:fs';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { DatabaseProblem, migrateToLatest, refuseUnknown } from '../migrate.ts';
import { openDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';
import { datedName, makeFile } from './backup-file.ts';
import { isUnavailable } from './errors.ts';
import { PostgresDialect } from './postgres.ts';
import { runOnFiles, runOnPostgres } from './postgres-program.ts';

const OURS = ['kysely_migration', 'people', 'learning_events', 'record_heads'];
/** The roles of the machine that restores may differ. */
const PLAIN = ['--no-owner', '--no-privileges'];

/** `pg_dump` in its custom format: one moment of the database, while others read and write. */
export async function backUpPostgres(url: string, file: string): Promise<number> {
  if ((await tablesAt(url)).length === 0)
    throw new DatabaseProblem('The database is empty, so there is nothing to copy.');
  return makeFile(file, async (part) => {
    await runOnPostgres('pg_dump', url, ['--format=custom', ...PLAIN, `--file=${part}`]);
    await runOnFiles('pg_restore', ['--list', part]);
  });
}

/**
 * Dumps what is there to a dated file in `keepIn`, replaces it in one transaction and migrates it. Gives the name of that
 * file, or null where the database was empty.
 */
export async function restorePostgres(
  url: string,
  file: string,
  { keepIn, now }: { keepIn: string; now: Date },
): Promise<string | null> {
  const tables = await tablesIn(file);
  await refuseInUse(url);
  const before = await tablesAt(url);
  if (before.length > 0 && !isOurs(before)) {
    throw new DatabaseProblem('The database that DATABASE_URL names holds the tables of another program.');
  }
  const kept = before.length > 0 ? datedName(path.join(keepIn, 'acumen.dump'), now) : null;
  if (kept) await backUpPostgres(url, kept);
  // Tables of a later release refer to those that the copy replaces, and would be in the way of its migrations.
  const later = before.filter((table) => !tables.includes(table));
  try {
    await dropTables(url, later);
    await load(url, file);
    await migrate(url);
  } catch (error) {
    if (kept) await load(url, kept);
    throw error;
  }
  return kept;
}

function load(url: string, file: string): Promise<string> {
  return runOnPostgres('pg_restore', url, ['--clean', '--if-exists', '--single-transaction', ...PLAIN, file]);
}

async function migrate(url: string): Promise<void> {
  const { db, engine, close } = await openDatabase(url);
  try {
    await migrateToLatest(db, engine);
  } finally {
    await close();
  }
}

/** The tables of a copy. Throws when it is none of ours, or of a newer version of Acumen. */
async function tablesIn(file: string): Promise<string[]> {
  if (!existsSync(file)) throw new DatabaseProblem(`There is no file ${file}.`);
  const list = await runOnFiles('pg_restore', ['--list', file]).catch((error) => {
    if (error instanceof DatabaseProblem && error.message.includes('is not on this machine')) throw error;
    throw new DatabaseProblem(`${file} is not a copy made by db:backup from PostgreSQL.`, { cause: error });
  });
  const tables = [...list.matchAll(/^\d+; \d+ \d+ TABLE public (\S+) /gm)].map((match) => match[1] ?? '');
  if (!isOurs(tables)) throw new DatabaseProblem(`${file} is not a copy of an Acumen database.`);
  const rows = await runOnFiles('pg_restore', ['--data-only', '--table=kysely_migration', '--file=-', file]);
  const copied = /^COPY .*$\n([\s\S]*?)^\\\.$/m.exec(rows)?.[1] ?? '';
  refuseUnknown(
    copied
      .split('\n')
      .filter(Boolean)
      .map((row) => row.split('\t')[0] ?? ''),
  );
  return tables;
}

function isOurs(tables: string[]): boolean {
  return OURS.every((name) => tables.includes(name));
}

async function refuseInUse(url: string): Promise<void> {
  const { rows } = await asking(url, (db) =>
    sql`select 1 from pg_stat_activity where datname = current_database() and application_name = 'acumen'
      and pid <> pg_backend_pid()`.execute(db),
  );
  if (rows.length > 0) {
    throw new DatabaseProblem('The database is in use. Stop the Acumen server, then run the command again.');
  }
}

async function tablesAt(url: string): Promise<string[]> {
  const { rows } = await asking(url, (db) =>
    sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db),
  );
  return rows.map((row) => row.name);
}

async function dropTables(url: string, tables: string[]): Promise<void> {
  await asking(url, async (db) => {
    for (const table of tables) await sql`drop table if exists ${sql.table(`public.${table}`)} cascade`.execute(db);
  });
}

async function asking<T>(url: string, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ url, connections: 1 }) });
  try {
    return await work(db);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new DatabaseProblem(
      'The PostgreSQL server does not answer. Check that it runs, and the address in DATABASE_URL.',
      { cause: error },
    );
  } finally {
    await db.destroy();
  }
}

import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Dialect, Kysely, sql } from 'kysely';
import { type DatabaseUrl, parseDatabaseUrl } from './database-url.ts';
import type { Engine } from './dialect/engine.ts';
import { PostgresDialect } from './dialect/postgres.ts';
import { SqliteDialect } from './dialect/sqlite.ts';
import { DatabaseProblem, refuseNewer } from './migrate.ts';
import type { Schema } from './schema.ts';

export interface OpenDatabase {
  db: Kysely<Schema>;
  engine: Engine;
  /** Waits for what is running. */
  close: () => Promise<void>;
}

/**
 * Opens the database that `DATABASE_URL` names and asks it one question, so that a wrong address fails here. A missing
 * SQLite file is made, empty: `migrateToLatest` fills it. Throws `DatabaseProblem` in plain words.
 */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  const address = readAddress(url);
  if (address.engine === 'sqlite') prepareFolder(address.file);
  const db = new Kysely<Schema>({ dialect: dialectFor(address) });
  try {
    await sql`select 1`.execute(db);
    await refuseNewer(db);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw error instanceof DatabaseProblem ? error : new DatabaseProblem(explain(address, error), { cause: error });
  }
  return { db, engine: address.engine, close: () => db.destroy() };
}

function readAddress(url: string): DatabaseUrl {
  try {
    return parseDatabaseUrl(url);
  } catch (error) {
    throw new DatabaseProblem(messageOf(error));
  }
}

function dialectFor(address: DatabaseUrl): Dialect {
  if (address.engine === 'postgres') return new PostgresDialect({ url: address.url });
  return new SqliteDialect({ file: address.file });
}

function prepareFolder(file: string): void {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DatabaseProblem(
      `Acumen cannot write to the folder ${folder}. Give this user the right to write there, or name another file in DATABASE_URL.`,
      { cause: error },
    );
  }
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new DatabaseProblem(`${file} is not a file. Name a file in DATABASE_URL.`);
}

/** Never quotes a PostgreSQL address: it may hold the password. */
function explain(address: DatabaseUrl, error: unknown): string {
  const { code = '' } = error as { code?: string };
  if (address.engine === 'postgres') {
    return `The PostgreSQL server did not let Acumen in (${messageOf(error) || code}). Check that it runs, and the address, user and password in DATABASE_URL.`;
  }
  if (code === 'SQLITE_NOTADB') return `${address.file} is not an Acumen database. Name another file in DATABASE_URL.`;
  if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY') {
    return `Acumen cannot write to ${address.file}. Give this user the right to write to it and to its folder.`;
  }
  return `The database ${address.file} could not be opened (${messageOf(error)}).`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

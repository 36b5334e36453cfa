import { existsSync } from 'node:fs';
import { DatabaseProblem } from '../migrate.ts';
import { makeFile } from './backup-file.ts';
import { SqliteConnection } from './sqlite-connection.ts';

const WAIT_MS = 20_000;
/** Tables that every release has had. */
const OURS = ['kysely_migration', 'people', 'learning_events', 'record_heads'];

/** `VACUUM INTO` on a read-only connection: one moment of the database, while others read and write. */
export async function backUpSqlite(database: string, file: string): Promise<number> {
  if (!existsSync(database))
    throw new DatabaseProblem(`There is no database at ${database}, so there is nothing to copy.`);
  return makeFile(file, async (part) => {
    await reading(database, async (connection) => {
      await assertOurs(connection, database);
      await connection.exec(`vacuum into '${part.replaceAll("'", "''")}'`);
    });
    await assertWhole(part);
  });
}

/** Throws unless the file is an Acumen database whose pages, keys and references are sound. */
export async function assertWhole(file: string): Promise<void> {
  await reading(file, async (connection) => {
    await assertOurs(connection, file);
    const { rows } = await connection.query<{ integrity_check: string }>('pragma integrity_check(3)', []);
    const found = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    if (found.length > 0) throw new DatabaseProblem(`${file} is damaged: ${found.join('; ')}.`);
    const broken = await connection.query<{ table: string }>('pragma foreign_key_check', []);
    if (broken.rows.length > 0) {
      const tables = [...new Set(broken.rows.map((row) => row.table))].join(', ');
      throw new DatabaseProblem(`${file} is damaged: rows of ${tables} refer to rows that are missing.`);
    }
  });
}

async function assertOurs(connection: SqliteConnection, file: string): Promise<void> {
  const { rows } = await connection.query<{ name: string }>("select name from sqlite_master where type = 'table'", []);
  const names = new Set(rows.map((row) => row.name));
  if (!OURS.every((name) => names.has(name))) throw new DatabaseProblem(`${file} is not an Acumen database.`);
}

async function reading(file: string, work: (connection: SqliteConnection) => Promise<void>): Promise<void> {
  const connection = await SqliteConnection.open(file, 'read');
  try {
    await connection.exec(`pragma busy_timeout = ${WAIT_MS}`);
    await work(connection);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'SQLITE_NOTADB') throw new DatabaseProblem(`${file} is not an Acumen database.`, { cause: error });
    if (code === 'SQLITE_CORRUPT') throw new DatabaseProblem(`${file} is damaged.`, { cause: error });
    throw error;
  } finally {
    await connection.close();
  }
}

import { parseDatabaseUrl } from '../database-url.ts';
import { backUpPostgres, restorePostgres } from './backup-postgres.ts';
import { backUpSqlite } from './backup-sqlite.ts';
import { restoreSqlite } from './restore-sqlite.ts';

export interface Restored {
  /** Where the replaced database is now; null where there was none. */
  kept: string | null;
}

/**
 * Writes a copy of the database at `url`, as one moment saw it, to the new file `file`; people may go on working. Gives its
 * size. Throws `DatabaseProblem` in plain words, and then leaves no file.
 */
export async function backUpDatabase(url: string, file: string): Promise<{ bytes: number }> {
  const address = parseDatabaseUrl(url);
  if (address.engine === 'postgres') return { bytes: await backUpPostgres(address.url, file) };
  return { bytes: await backUpSqlite(address.file, file) };
}

/**
 * Puts a copy made by `backUpDatabase` on the same engine in the place of the database at `url`, brought up to this release.
 * The replaced one stays under a name with the date: beside it on SQLite, in `keepIn` on PostgreSQL. Throws
 * `DatabaseProblem` in plain words, and then leaves the database as it was.
 */
export async function restoreDatabase(
  url: string,
  file: string,
  { keepIn, now }: { keepIn: string; now: Date },
): Promise<Restored> {
  const address = parseDatabaseUrl(url);
  if (address.engine === 'postgres') return { kept: await restorePostgres(address.url, file, { keepIn, now }) };
  return { kept: await restoreSqlite(address.file, file, now) };
}

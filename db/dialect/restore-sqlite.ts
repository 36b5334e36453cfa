import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, link, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseProblem, migrateToLatest } from '../migrate.ts';
import { openDatabase } from '../open.ts';
import { datedName, flush } from './backup-file.ts';
import { assertWhole } from './backup-sqlite.ts';
import { SqliteConnection } from './sqlite-connection.ts';

/**
 * Checks and migrates a copy beside the database, then exchanges the two in one step. Gives the name under which the
 * replaced database is kept, or null where there was none.
 */
export async function restoreSqlite(database: string, file: string, now: Date): Promise<string | null> {
  await refuseSource(database, file);
  await mkdir(path.dirname(database), { recursive: true });
  const release = await shutOut(database);
  const staged = `${database}.restoring-${process.pid}`;
  try {
    await stage(file, staged);
    await dressLike(database, staged);
    return await exchange(database, staged, now);
  } finally {
    await release();
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(staged + suffix, { force: true });
  }
}

async function refuseSource(database: string, file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new DatabaseProblem(`There is no file ${file}.`);
  if (existsSync(database) && (await realpath(database)) === (await realpath(file))) {
    throw new DatabaseProblem(`${file} is the database itself, not a copy of it.`);
  }
}

/**
 * Holds the only lock on the database until the returned function is called. Leaving the write-ahead log needs that lock,
 * and folds what the log holds into the file. A file that is no database any more has nobody to shut out.
 */
async function shutOut(database: string): Promise<() => Promise<void>> {
  if (!existsSync(database)) return async () => {};
  const connection = await SqliteConnection.open(database, 'write');
  try {
    await connection.exec('pragma journal_mode = delete; begin exclusive');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') {
      await connection.close();
      if (code !== 'SQLITE_BUSY') throw error;
      throw new DatabaseProblem(
        `${database} is in use. Stop the Acumen server (and other programs that have it open), then run the command again.`,
        { cause: error },
      );
    }
  }
  return () => connection.close();
}

/** A log beside the copy belongs to it: `db:backup` leaves none, but a copy of the bare files may have one. */
async function stage(file: string, staged: string): Promise<void> {
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix)) await copyFile(file + suffix, staged + suffix);
  }
  await chmod(staged, 0o600);
  await assertWhole(staged);
  const { db, engine, close } = await openDatabase(staged);
  try {
    await migrateToLatest(db, engine);
  } finally {
    await close();
  }
  await flush(staged);
}

/** The server's user must still be able to write, also when somebody else restores. */
async function dressLike(database: string, staged: string): Promise<void> {
  const before = existsSync(database) ? await stat(database) : null;
  if (before) await chmod(staged, before.mode & 0o777);
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = before ?? (await stat(path.dirname(database)));
  await chown(staged, uid, gid);
}

/** At every moment one of the two stands at the database's name. */
async function exchange(database: string, staged: string, now: Date): Promise<string | null> {
  const kept = existsSync(database) ? datedName(database, now) : null;
  if (kept) await link(database, kept);
  for (const suffix of ['-wal', '-shm', '-journal']) {
    if (!existsSync(database + suffix)) continue;
    if (kept) await rename(database + suffix, kept + suffix);
    else await rm(database + suffix);
  }
  await rename(staged, database);
  await flush(path.dirname(database));
  return kept;
}

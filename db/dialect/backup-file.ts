import { link, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseProblem } from '../migrate.ts';

/**
 * Lets `write` fill a new private file and gives it its name only when it is whole and on the disk; gives its size. Refuses
 * a name that is taken.
 */
export async function makeFile(file: string, write: (part: string) => Promise<void>): Promise<number> {
  await refuseTaken(file);
  const part = `${file}.part-${process.pid}`;
  try {
    await writeFile(part, '', { mode: 0o600 });
    await write(part);
    await flush(part);
    await giveName(part, file);
  } catch (error) {
    throw explained(file, error);
  } finally {
    await rm(part, { force: true });
  }
  await flush(path.dirname(file));
  return (await stat(file)).size;
}

async function refuseTaken(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found) throw taken(file);
}

/** A link refuses a name that was taken meanwhile; disks without links (a memory stick) get a rename. */
async function giveName(part: string, file: string): Promise<void> {
  await link(part, file).catch((error: NodeJS.ErrnoException) => {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(error.code ?? '')) throw error;
    return rename(part, file);
  });
}

function taken(file: string): DatabaseProblem {
  return new DatabaseProblem(`${file} exists already and is left as it is. Name a file that does not exist yet.`);
}

function explained(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return taken(file);
  if (code === 'ENOENT') return new DatabaseProblem(`There is no folder ${path.dirname(file)}. Make it first.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return new DatabaseProblem(`Nothing can be written to the folder ${path.dirname(file)}.`, { cause: error });
  }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new DatabaseProblem(`The disk of ${path.dirname(file)} is full. Nothing was kept.`, { cause: error });
  }
  return error;
}

/** Waits until a file or the names in a folder are on the disk. */
export async function flush(place: string): Promise<void> {
  const handle = await open(place, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `data/acumen.db` → `data/acumen-before-restore-2026-03-02T090000Z.db`. */
export function datedName(file: string, now: Date): string {
  const { dir, name, ext } = path.parse(file);
  const moment = now.toISOString().slice(0, 19).replaceAll(':', '');
  return path.join(dir, `${name}-before-restore-${moment}Z${ext}`);
}

import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ours = /^acumen-evidence-(\d+)-/;

/** A folder for the files of one pack, readable by this process's user alone. Its name says whose it is. */
export const makePackFolder = (within = tmpdir()): Promise<string> =>
  mkdtemp(path.join(within, `acumen-evidence-${process.pid}-`));

/** Removes what processes left that were killed while they made a pack: names and records are in it. Gives how many there were. */
export async function sweepPackFolders(within = tmpdir()): Promise<number> {
  const names = (await readdir(within)).filter((name) => ours.test(name));
  const left = await Promise.all(names.map(async (name) => (await isLeft(path.join(within, name))) && name));
  const swept = left.filter((name) => name !== false);
  await Promise.all(swept.map((name) => rm(path.join(within, name), { recursive: true, force: true })));
  return swept.length;
}

/** A folder of our user, never a link to one, whose process is gone; one from before this process is not of it, whatever its number. */
async function isLeft(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (!found?.isDirectory() || found.uid !== process.getuid?.()) return false;
  const pid = Number(ours.exec(path.basename(folder))?.[1]);
  return pid === process.pid ? found.mtimeMs < Date.now() - process.uptime() * 1000 : !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

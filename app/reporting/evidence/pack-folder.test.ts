import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makePackFolder, sweepPackFolders } from './pack-folder.server.ts';

test('what killed processes left is swept, and nothing else', async () => {
  const within = await mkdtemp(path.join(tmpdir(), 'acumen-sweep-'));
  const ended = spawn(process.execPath, ['-e', '']);
  await once(ended, 'exit');
  const folder = async (name: string) => {
    await mkdir(path.join(within, name));
    await writeFile(path.join(within, name, 'people.csv'), 'Ada');
    return name;
  };
  await folder(`acumen-evidence-${ended.pid}-a1b2c3`);
  const before = await folder(`acumen-evidence-${process.pid}-before`);
  const boot = new Date(Date.now() - process.uptime() * 1000 - 5000);
  await utimes(path.join(within, before), boot, boot);
  const kept = [
    path.basename(await makePackFolder(within)),
    await folder(`acumen-evidence-${process.ppid}-a1b2c3`),
    await folder(`other-${ended.pid}-a1b2c3`),
    `acumen-evidence-${ended.pid}-file`,
    `acumen-evidence-${ended.pid}-link`,
  ];
  await writeFile(path.join(within, kept[3] ?? ''), '');
  await symlink(path.join(within, kept[2] ?? ''), path.join(within, kept[4] ?? ''));
  expect(await sweepPackFolders(within)).toBe(2);
  expect((await readdir(within)).sort()).toEqual(kept.toSorted());
  expect(await readdir(path.join(within, kept[2] ?? ''))).toEqual(['people.csv']);
  await rm(within, { recursive: true });
});

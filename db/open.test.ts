import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDatabaseUrl } from './database-url.ts';
import { DatabaseProblem, migrateToLatest } from './migrate.ts';
import { openDatabase } from './open.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'acumen-open-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['data/a.db', path.resolve('data/a.db')],
  ['/srv/a.db', '/srv/a.db'],
  ['file:data/a.db', path.resolve('data/a.db')],
  ['file:///srv/a%20b.db', '/srv/a b.db'],
  ['sqlite:/srv/a.db', '/srv/a.db'],
  ['sqlite://data/a.db?mode=rw', path.resolve('data/a.db')],
])('%s is the file %s', (url, file) => {
  expect(parseDatabaseUrl(url)).toEqual({ engine: 'sqlite', file });
});

test.each(['postgres://u:p@host/db', 'postgresql:///db?host=/run/postgresql'])('%s is PostgreSQL', (url) => {
  expect(parseDatabaseUrl(url)).toEqual({ engine: 'postgres', url });
});

test.each([
  [':memory:', 'in memory'],
  ['file::memory:', 'in memory'],
  ['sqlite:', 'in memory'],
  ['', 'empty'],
  ['mysql://host/db', '"mysql:"'],
  ['postgres://host:port/db', 'cannot be read'],
])('%o is refused', (url, why) => {
  expect(() => parseDatabaseUrl(url)).toThrow(why);
});

test('a missing file and its folders are made', async () => {
  const opened = await openDatabase(path.join(folder, 'a/b/test.db'));
  await migrateToLatest(opened.db, opened.engine);
  expect(await opened.db.selectFrom('people').selectAll().execute()).toEqual([]);
  await opened.close();
});

test('a folder that cannot be written is named', async () => {
  writeFileSync(path.join(folder, 'file'), '');
  const refused = openDatabase(path.join(folder, 'file/test.db'));
  await expect(refused).rejects.toThrow(DatabaseProblem);
  await expect(refused).rejects.toThrow(`cannot write to the folder ${path.join(folder, 'file')}`);
});

test('a file that is no database and a folder in its place are refused in plain words', async () => {
  writeFileSync(path.join(folder, 'letter.txt'), 'Dear ward,\n'.repeat(100));
  await expect(openDatabase(path.join(folder, 'letter.txt'))).rejects.toThrow('is not an Acumen database');
  mkdirSync(path.join(folder, 'folder'));
  await expect(openDatabase(path.join(folder, 'folder'))).rejects.toThrow('is not a file');
});

test('a PostgreSQL server that does not answer is reported without the password', async () => {
  const error = await openDatabase('postgres://u:hunter2@127.0.0.1:1/db').catch((caught: Error) => caught);
  expect(error).toBeInstanceOf(DatabaseProblem);
  expect((error as Error).message).toContain('did not let Acumen in');
  expect((error as Error).message).not.toContain('hunter2');
});

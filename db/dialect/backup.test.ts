import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { DatabaseProblem, migrateToLatest } from '../migrate.ts';
import { openDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';
import { backUpDatabase, restoreDatabase } from './backup.ts';
import { findProgram } from './postgres-program.ts';

const now = new Date('2026-03-02T09:00:00Z');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'acumen-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (name: string) => path.join(folder, name);
const restore = (url: string, file: string) => restoreDatabase(url, file, { keepIn: folder, now });

async function namesAt(url: string): Promise<string[]> {
  const { db, close } = await openDatabase(url);
  const rows = await db.selectFrom('people').select('name').orderBy('name').execute();
  await close();
  return rows.map((row) => row.name);
}

eachEngine((engine) => {
  test('what was copied comes back, and what it replaces is kept under a dated name', async () => {
    const db = await engine.database();
    const url = engine.address(db);
    await makePerson(db, { name: 'Łukasz' });
    const { bytes } = await backUpDatabase(url, place('a.backup'));
    expect(bytes).toBe(statSync(place('a.backup')).size);
    expect(statSync(place('a.backup')).mode & 0o777).toBe(0o600);
    await makePerson(db, { name: 'Later' });
    await db.destroy();

    const { kept } = await restore(url, place('a.backup'));
    expect(await namesAt(url)).toEqual(['Łukasz']);
    expect(kept).toMatch(/-before-restore-2026-03-02T090000Z/);
    await restoreDatabase(url, kept ?? '', { keepIn: folder, now: new Date('2026-03-03T09:00:00Z') });
    expect(await namesAt(url)).toEqual(['Later', 'Łukasz']);
  });

  test('a copy may be put into a database that does not exist yet or is empty', async () => {
    const db = await engine.database();
    await makePerson(db, { name: 'Ada' });
    await backUpDatabase(engine.address(db), place('a.backup'));
    const url = await emptyAddress(engine);
    expect(await restore(url, place('a.backup'))).toEqual({ kept: null });
    expect(await namesAt(url)).toEqual(['Ada']);
  });

  test('a copy made while others write is one moment of the database', async () => {
    const db = await engine.database();
    let stop = false;
    const writer = writeInPairs(db, () => stop);
    for (let n = 0; n < 4; n += 1) await backUpDatabase(engine.address(db), place(`${n}.backup`));
    stop = true;
    const written = await writer;
    const other = await emptyAddress(engine);
    await restore(other, place('3.backup'));
    const names = await namesAt(other);
    expect(names.length % 2).toBe(0);
    expect(names.length).toBeLessThanOrEqual(written);
    const pairs = new Set(names.map((name) => name.replace(/ [ab]$/, '')));
    expect(names.length).toBe(2 * pairs.size);
  });

  test('an existing file, a missing folder and a file of another kind are refused and nothing changes', async () => {
    const db = await engine.database();
    const url = engine.address(db);
    await makePerson(db, { name: 'Ada' });
    writeFileSync(place('taken'), 'a letter');
    await expect(backUpDatabase(url, place('taken'))).rejects.toThrow('exists already');
    await expect(backUpDatabase(url, place('none/a.backup'))).rejects.toThrow(`There is no folder ${place('none')}`);
    await db.destroy();
    await expect(restore(url, place('taken'))).rejects.toThrow(/is not a/);
    await expect(restore(url, place('missing'))).rejects.toThrow('There is no file');
    expect(readFileSync(place('taken'), 'utf8')).toBe('a letter');
    expect(readdirSync(folder)).toEqual(['taken']);
    expect(await namesAt(url)).toEqual(['Ada']);
  });

  test('a restore is refused while somebody has the database open', async () => {
    const db = await engine.database();
    const url = engine.address(db);
    await backUpDatabase(url, place('a.backup'));
    await makePerson(db, { name: 'Ada' });
    await expect(restore(url, place('a.backup'))).rejects.toThrow('is in use. Stop the Acumen server');
    await makePerson(db, { name: 'Grace' });
    await db.destroy();
    await restore(url, place('a.backup'));
    expect(await namesAt(url)).toEqual([]);
  });

  test('a copy of a newer version is refused', async () => {
    const db = await engine.database();
    const url = engine.address(db);
    await makePerson(db, { name: 'Ada' });
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999')`.execute(db);
    await backUpDatabase(url, place('newer.backup'));
    await sql`delete from kysely_migration where name = '2999-01-01-later'`.execute(db);
    await db.destroy();
    const refused = restore(url, place('newer.backup'));
    await expect(refused).rejects.toThrow(DatabaseProblem);
    await expect(refused).rejects.toThrow('newer version of Acumen (it has 2999-01-01-later)');
    expect(await namesAt(url)).toEqual(['Ada']);
  });

  test('an older copy replaces a database of a newer version', async () => {
    const db = await engine.database();
    const url = engine.address(db);
    await makePerson(db, { name: 'Ada' });
    await backUpDatabase(url, place('a.backup'));
    await sql`create table later (person_id text references people (id))`.execute(db);
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999')`.execute(db);
    await db.destroy();
    await restore(url, place('a.backup'));
    const opened = await openDatabase(url);
    expect(await migrateToLatest(opened.db, opened.engine)).toEqual([]);
    const tables = await opened.db.introspection.getTables();
    expect(tables.map((table) => table.name)).not.toContain('later');
    await opened.close();
  });

  test('a cut copy is refused and the database stays as it was', async () => {
    const db = await engine.database();
    const url = engine.address(db);
    for (let n = 0; n < 50; n += 1) await makePerson(db, { name: `Person ${n} ${'x'.repeat(2000)}` });
    await backUpDatabase(url, place('a.backup'));
    await db.destroy();
    const whole = readFileSync(place('a.backup'));
    writeFileSync(place('cut.backup'), whole.subarray(0, Math.floor(whole.length * 0.7)));
    await expect(restore(url, place('cut.backup'))).rejects.toThrow(DatabaseProblem);
    expect(await namesAt(url)).toHaveLength(50);
  });
});

async function emptyAddress(engine: TestEngine): Promise<string> {
  const db = await engine.emptyDatabase();
  const url = engine.address(db);
  await db.destroy();
  return url;
}

/** Two people in each transaction: a copy that holds one of them alone is no moment that ever was. */
async function writeInPairs(db: Kysely<Schema>, stopped: () => boolean): Promise<number> {
  let written = 0;
  while (!stopped()) {
    await db.transaction().execute(async (tx) => {
      await makePerson(tx, { name: `Pair ${written} a` });
      await makePerson(tx, { name: `Pair ${written} b` });
    });
    written += 2;
  }
  return written;
}

async function sqliteFile(name: string, people: string[]): Promise<string> {
  const opened = await openDatabase(place(name));
  await migrateToLatest(opened.db, opened.engine);
  for (const person of people) await makePerson(opened.db, { name: person });
  await opened.close();
  return place(name);
}

test('no log of the replaced SQLite database is left to be read into the new one', async () => {
  const live = await sqliteFile('live.db', ['Ada']);
  const opened = await openDatabase(live);
  await makePerson(opened.db, { name: 'Only in the log' });
  expect(statSync(`${live}-wal`).size).toBeGreaterThan(0);
  // What `kill -9` leaves: the file and its log.
  for (const suffix of ['', '-wal']) copyFileSync(live + suffix, place('crashed.db') + suffix);
  await opened.close();
  const backup = await sqliteFile('other.db', ['Grace']);
  const { kept } = await restore(place('crashed.db'), backup);
  expect(existsSync(place('crashed.db-wal'))).toBe(false);
  expect(await namesAt(place('crashed.db'))).toEqual(['Grace']);
  expect(await namesAt(kept ?? '')).toEqual(['Ada', 'Only in the log']);
});

test('bare files copied from a running SQLite database, log included, can be restored', async () => {
  const live = await sqliteFile('live.db', ['Ada']);
  const opened = await openDatabase(live);
  await makePerson(opened.db, { name: 'Only in the log' });
  for (const suffix of ['', '-wal']) copyFileSync(live + suffix, place('copied.db') + suffix);
  await opened.close();
  await restore(place('target.db'), place('copied.db'));
  expect(await namesAt(place('target.db'))).toEqual(['Ada', 'Only in the log']);
});

test('a SQLite database that is damaged can be replaced, and is kept with its log', async () => {
  const backup = await sqliteFile('good.db', ['Ada']);
  writeFileSync(place('live.db'), 'no database any more'.repeat(500));
  writeFileSync(place('live.db-wal'), 'nor a log');
  const { kept } = await restore(place('live.db'), backup);
  expect(await namesAt(place('live.db'))).toEqual(['Ada']);
  expect(readFileSync(kept ?? '', 'utf8')).toContain('no database any more');
  expect(existsSync(`${kept}-wal`)).toBe(true);
});

test('a damaged page and a dangling reference in a SQLite copy are found', async () => {
  const file = await sqliteFile(
    'copy.db',
    Array.from({ length: 200 }, (_, n) => `Person ${n}`),
  );
  const bytes = readFileSync(file);
  bytes.fill(0xff, bytes.length - 8192, bytes.length - 4096);
  writeFileSync(place('page.db'), bytes);
  await expect(restore(place('live.db'), place('page.db'))).rejects.toThrow('is damaged');

  const opened = await openDatabase(file);
  await sql`pragma foreign_keys = off`.execute(opened.db);
  await sql`insert into sign_ins (id, person_id, kind, handle) values ('s', 'nobody', 'password', 'h')`.execute(
    opened.db,
  );
  await opened.close();
  await expect(restore(place('live.db'), file)).rejects.toThrow('rows of sign_ins refer to rows that are missing');
  expect(readdirSync(folder).sort()).toEqual(['copy.db', 'page.db']);
});

test('a SQLite file is not restored onto itself', async () => {
  const live = await sqliteFile('live.db', ['Ada']);
  await expect(restore(live, live)).rejects.toThrow('is the database itself');
  expect(await namesAt(live)).toEqual(['Ada']);
});

test('the new SQLite file may be read by those who could read the old one', async () => {
  const live = await sqliteFile('live.db', ['Ada']);
  chmodSync(live, 0o640);
  await backUpDatabase(live, place('a.backup'));
  await restore(live, place('a.backup'));
  expect(statSync(live).mode & 0o777).toBe(0o640);
});

test('without the programs of PostgreSQL the message says what to install', () => {
  expect(() => findProgram('pg_dump', [folder])).toThrow('sudo apt-get install -y postgresql-client');
});

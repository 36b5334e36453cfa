import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasDemoSignIns } from '#app/identity/has-demo-sign-ins.server.ts';
import { readSession } from '#app/identity/read-session.server.ts';
import { removeSignIns } from '#app/identity/remove-sign-ins.server.ts';
import { signIn } from '#app/identity/sign-in.server.ts';
import { migrateToLatest } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { makeSession, makeSignIn, testPassword } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { learnAll, makeLearner, makeRule, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';
import { printFindings } from './commands/check-records.ts';
import { makeAdministrator } from './commands/create-administrator.ts';
import { readPassword } from './read-password.ts';
import { inWords } from './size.ts';
import { uncoveredLine } from './uncovered-line.server.ts';

const ada = { staffNumber: 'n-1', name: 'Ada Lovelace', email: 'Ada@Example.org', password: 'a long enough one' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'acumen-operator-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

eachEngine((engine) => {
  test('an administrator signs in by staff number and by e-mail address', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await makeAdministrator(db, deps, ada);
    for (const identifier of ['N-1', 'ada@example.org']) {
      const input = { identifier, password: ada.password, address: '192.0.2.1', shared: false };
      const result = await signIn(db, deps, input);
      expect(result.ok && result.actor.grants.map((grant) => grant.capability)).toContain('manage-people');
    }
  });

  test.each([
    [{ password: 'elevenchars' }, '12 to 200 characters'],
    [{ password: 'demo-acumen-2026' }, 'Everybody knows the demo password'],
    [{ staffNumber: 'n 1 !' }, 'staff number'],
    [{ email: 'ada' }, 'e-mail address'],
    [{ name: ' ' }, 'Enter a name'],
  ])('%o is refused in words and nobody is made', async (wrong, sentence) => {
    const [db, deps] = [await engine.database(), testDeps()];
    await expect(makeAdministrator(db, deps, { ...ada, ...wrong })).rejects.toThrow(sentence);
    expect(await db.selectFrom('people').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('grants').select('person_id').execute()).toEqual([]);
  });

  test('a number or address that somebody signs in with is refused, a person without a sign-in is completed', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    const { id } = await makePerson(db, { staff_number: 'N-1', name: 'Ada Lovelace' });
    expect(await makeAdministrator(db, deps, { ...ada, name: 'Ada King' })).toEqual({ name: 'Ada Lovelace' });
    expect(await db.selectFrom('grants').select('person_id').execute()).toEqual([{ person_id: id }]);
    await expect(makeAdministrator(db, deps, { ...ada, email: null })).rejects.toThrow('signs in with this');
    await expect(makeAdministrator(db, deps, { ...ada, staffNumber: 'n-2' })).rejects.toThrow('signs in with this');
    expect(await db.selectFrom('people').select('id').execute()).toHaveLength(1);
  });

  test('with the demo sign-ins go their sessions and their staff numbers, and nobody else', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    const nurse = await makeSession(db, deps);
    await makeSignIn(db, deps, { personId: nurse.personId, handle: 'nurse@demo.test' });
    await makeSignIn(db, deps, { personId: nurse.personId, handle: 'N-1001' });
    const other = await makeSession(db, deps);
    await makeSignIn(db, deps, { personId: other.personId, handle: 'ada@notdemo.test' });
    const gone = await removeSignIns(db, deps, '@demo.test');
    expect(await hasDemoSignIns(db)).toBe(false);
    expect(gone).toEqual(expect.arrayContaining(['N-1001', 'nurse@demo.test']));
    expect(await readSession(db, deps, nurse.token)).toEqual({ state: 'none' });
    expect((await readSession(db, deps, other.token)).state).toBe('live');
    const input = { identifier: 'N-1001', password: testPassword, address: '192.0.2.1', shared: false };
    expect(await signIn(db, deps, input)).toMatchObject({ ok: false });
    expect(await removeSignIns(db, deps, '@demo.test')).toEqual([]);
    expect(await db.selectFrom('people').select('id').execute()).toHaveLength(2);
  });

  test('records:check counts what it compared, and names the person of a finding', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await rememberTestKey(db);
    const facts = await publishSample(db, deps, 'hello');
    await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'c', [{ module: 'hello', track: 'full' }]));
    const personId = await makeLearner(db, deps);
    await learnAll(db, deps, { personId, facts }, 'full');
    const lines: string[] = [];
    expect(await printFindings(db, (line) => lines.push(line))).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^Compared 1 record and 0 sealed lines of the audit trail in .* s: nothing is wrong\.$/),
    ]);
    await db.deleteFrom('lesson_progress').execute();
    lines.length = 0;
    expect(await printFindings(db, (line) => lines.push(line))).toBe(3);
    expect(lines[0]).toBe(`Record of person ${personId}`);
    expect(lines[1]).toMatch(/^ {2}lesson_progress: the row .* is missing/);
    expect(lines.at(-1)).toContain('3 findings.');
  });
});

test('a password that is not typed is the first line of standard input', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: false });
  input.end('correct horse battery\r\nsecond line\n');
  expect(await readPassword(input)).toBe('correct horse battery');
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_530_000, '1.5 MB'],
  [2.2e15, '2200.0 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(inWords(bytes)).toBe(words);
});

/** The command line as an operator starts it. */
function cli(args: string[], input = ''): Promise<{ status: number; output: string }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: path.join(folder, 'acumen.db'),
    ORIGIN: '',
    VITEST: '',
    NODE_ENV: 'production',
  };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'app/operator/cli.ts', ...args],
      { env },
      (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
    child.stdin?.end(input);
  });
}

test('a name is told of only where a certificate would show gaps', () => {
  expect(uncoveredLine('Łukasz Żurawski עדי')).toBeNull();
  expect(uncoveredLine('김민준')).toBe(
    'No bundled font can print 김 민 준. Certificates of 김민준 would show gaps in their place.',
  );
});

test('administrator, backup, restore and check through the command line', async () => {
  const opened = await openDatabase(path.join(folder, 'acumen.db'));
  await migrateToLatest(opened.db, opened.engine);
  const file = path.join(folder, 'monday.backup');
  const who = ['admin:create', '--staff-number', 'N-1', '--name', 'Ada Lovelace'];
  const [weak, unnamed] = await Promise.all([cli(who, 'short\n'), cli(['db:backup'])]);
  expect(weak).toEqual({ status: 1, output: expect.stringContaining('A password has 12 to 200 characters.') });
  expect(unnamed).toEqual({ status: 1, output: expect.stringContaining('Name one new file') });
  expect(await cli(who, 'a long enough one\n')).toMatchObject({
    status: 0,
    output: expect.stringContaining('Ada Lovelace is an administrator and signs in at'),
  });
  const korean = ['admin:create', '--staff-number', 'N-2', '--name', '김민준 (Min-jun)'];
  const { status, output } = await cli(korean, 'a long enough one\n');
  expect([status, output]).toEqual([0, expect.stringContaining('No bundled font can print 김 민 준.')]);
  expect(await cli(['db:backup', file])).toMatchObject({
    status: 0,
    output: expect.stringMatching(/[kM]B, checked, in/),
  });
  const [taken, inUse] = await Promise.all([cli(['db:backup', file]), cli(['db:restore', file])]);
  expect(taken).toEqual({ status: 1, output: expect.stringContaining('exists already') });
  expect(inUse).toEqual({ status: 1, output: expect.stringContaining('Stop the Acumen server') });
  expect(taken.output + inUse.output).not.toContain('    at ');
  await opened.close();
  const restored = await cli(['db:restore', file]);
  expect(restored).toMatchObject({ status: 0, output: expect.stringContaining('nothing is wrong') });
  expect(restored.output).toContain('is kept as');
}, 60_000);

test('a file that is no backup leaves the command line with one sentence', async () => {
  writeFileSync(path.join(folder, 'letter'), 'Dear ward');
  const { status, output } = await cli(['db:restore', path.join(folder, 'letter')]);
  expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining('is not an Acumen database') });
  expect(output).not.toContain('    at ');
}, 30_000);

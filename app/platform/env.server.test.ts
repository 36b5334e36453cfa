import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EnvProblem, readEnv } from './env.server.ts';

const secret = 'a secret of at least thirty-two characters';
let folder: string;
let database: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'acumen-env-'));
  database = path.join(folder, 'data/acumen.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('with nothing set it is a local installation on port 3000 with demo data and a file', () => {
  expect(readEnv({ SECRET: secret })).toEqual({
    port: 3000,
    databaseUrl: 'data/acumen.db',
    origin: 'http://localhost:3000',
    local: true,
    secret,
    demo: true,
    dataDir: path.resolve('data'),
  });
});

test('a local installation makes its secret once, readable by its owner alone', () => {
  const first = readEnv({ DATABASE_URL: database });
  expect(first.secret.length).toBeGreaterThanOrEqual(32);
  expect(readEnv({ DATABASE_URL: database }).secret).toBe(first.secret);
  expect(statSync(path.join(folder, 'data/secret')).mode & 0o777).toBe(0o600);
  expect(first.dataDir).toBe(path.join(folder, 'data'));
});

test('an installation online keeps what it was given', () => {
  const given = {
    PORT: '8080',
    DATABASE_URL: 'postgres://u:p@db/acumen',
    ORIGIN: 'https://Learn.example.org/',
    SECRET: secret,
    SMTP_URL: 'smtps://u:p@mail.example.org:465',
    MAIL_FROM: ' learning@example.org',
    ACUMEN_DEMO: '',
  };
  expect(readEnv(given)).toEqual({
    port: 8080,
    databaseUrl: 'postgres://u:p@db/acumen',
    origin: 'https://learn.example.org',
    local: false,
    secret,
    mail: { smtpUrl: 'smtps://u:p@mail.example.org:465', from: 'learning@example.org' },
    demo: false,
    dataDir: path.resolve('data'),
  });
});

test.each([
  ['http://localhost:4000', true],
  ['http://127.0.0.1:4000', true],
  ['http://127.1:4000', true],
  ['http://[::1]:4000', true],
  ['https://acumen.localhost', true],
  ['https://localhost.example.org', false],
  ['https://127.0.0.1.example.org', false],
])('%s is local: %s', (origin, local) => {
  expect(readEnv({ ORIGIN: origin, SECRET: secret }).local).toBe(local);
});

test.each([
  ['1', true],
  ['TRUE', true],
  ['0', false],
  ['no', false],
])('ACUMEN_DEMO=%s means %s', (word, demo) => {
  expect(readEnv({ SECRET: secret, ACUMEN_DEMO: word }).demo).toBe(demo);
});

test.each([
  [{ PORT: 'abc' }, 'PORT is "abc". Write a whole number from 1 to 65535'],
  [{ PORT: '0' }, 'PORT is "0"'],
  [{ PORT: '65536' }, 'PORT is "65536"'],
  [{ PORT: '80.5' }, 'PORT is "80.5"'],
  [{ PORT: '-1' }, 'PORT is "-1"'],
  [{ PORT: '3000 ' }, 'PORT is "3000 "'],
  [{ DATABASE_URL: ':memory:' }, 'DATABASE_URL: A database in memory would forget every record'],
  [{ DATABASE_URL: 'mysql://db/acumen' }, 'DATABASE_URL: Acumen cannot use a "mysql:" database'],
  [{ ORIGIN: 'learn.example.org' }, 'ORIGIN is "learn.example.org". Write only the scheme and host'],
  [{ ORIGIN: 'ftp://example.org' }, 'Write only the scheme and host'],
  [{ ORIGIN: 'https://example.org/learn' }, 'Write only the scheme and host'],
  [{ ORIGIN: 'https://example.org/?a=1' }, 'Write only the scheme and host'],
  [{ ORIGIN: 'https://user@example.org' }, 'Write only the scheme and host'],
  [{ ORIGIN: 'http://example.org' }, 'use https://example.org, or http only for localhost'],
  [{ ORIGIN: 'http://localhost.example.org' }, 'Passwords must not travel in the clear'],
  [{ ORIGIN: 'https://example.org', SECRET: '' }, 'SECRET is missing'],
  [{ SECRET: 'short-and-private' }, 'SECRET is too short. Write at least 32 random characters'],
  [{ ORIGIN: 'https://example.org', ACUMEN_DEMO: '1' }, 'remove ACUMEN_DEMO'],
  [{ ACUMEN_DEMO: 'maybe' }, 'ACUMEN_DEMO is "maybe". Write 1 for demo data or 0 for none.'],
  [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL cannot be read'],
  [{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM is missing'],
  [{ MAIL_FROM: 'Acumen <a@example.org>' }, 'Write the one address that mail comes from'],
  [{ MAIL_FROM: 'a@example.org\r\nBcc: b@example.org' }, 'Write the one address that mail comes from'],
  [{ SMTP_URL: 'https://hunter2@mail.example.org' }, 'SMTP_URL cannot be read'],
])('%j is refused with what to write', (variables: Record<string, string>, message) => {
  const read = () => readEnv({ SECRET: secret, ...variables });
  expect(read).toThrow(EnvProblem);
  expect(read).toThrow(message);
  expect(read).not.toThrow(/short-and-private|hunter2/);
});

test('all problems are told at once', () => {
  expect(() => readEnv({ PORT: 'x', ORIGIN: 'y', SECRET: 'z' })).toThrow(/PORT is "x".*\n.*ORIGIN is "y".*\n.*SECRET/);
});

test('a data folder that cannot be written is named', () => {
  writeFileSync(path.join(folder, 'data'), '');
  expect(() => readEnv({ DATABASE_URL: database })).toThrow(
    `cannot write to its data folder ${path.join(folder, 'data')}`,
  );
});

test('a damaged secret is not used', () => {
  readEnv({ DATABASE_URL: database });
  writeFileSync(path.join(folder, 'data/secret'), 'half');
  expect(() => readEnv({ DATABASE_URL: database })).toThrow('is not whole');
});

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type DatabaseUrl, parseDatabaseUrl } from '#db/database-url.ts';
import { mailAddress } from './mail/mail-address.ts';

export interface Env {
  port: number;
  databaseUrl: string;
  /** Scheme, host and port that browsers use, e.g. `https://learn.example.org`. */
  origin: string;
  /** ORIGIN is unset or loopback: a private installation on this machine. */
  local: boolean;
  secret: string;
  /** Where mail goes and from whom it comes; without it no mail is written. */
  mail?: { smtpUrl: string; from: string };
  /** Whether a new database gets demo people with known passwords; only ever in local mode. */
  demo: boolean;
  /** Folder of what the installation keeps beside the database. */
  dataDir: string;
}

/** Settings that cannot work, one plain sentence each. */
export class EnvProblem extends Error {
  override readonly name = 'EnvProblem';
  constructor(readonly problems: string[]) {
    super(`Acumen cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const DEFAULT_PORT = 3000;
const DEFAULT_DATABASE = 'data/acumen.db';
const SECRET_LENGTH = 32;
const YES = ['1', 'true', 'yes', 'on'];
const NO = ['0', 'false', 'no', 'off'];

const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'is not a port')
    .optional(),
  DATABASE_URL: z.string().superRefine(checkDatabase).optional(),
  ORIGIN: z.string().superRefine(checkOrigin).optional(),
  SECRET: z.string().min(SECRET_LENGTH, 'is short').optional(),
  SMTP_URL: z.string().superRefine(checkSmtp).optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => mailAddress(text) !== null, 'is no address')
    .optional(),
  ACUMEN_DEMO: z
    .string()
    .toLowerCase()
    .refine((word) => YES.includes(word) || NO.includes(word), 'is unclear')
    .transform((word) => YES.includes(word))
    .optional(),
});

/** What to write instead, by variable. Never quotes SECRET, or an address that may hold a password. */
const ADVICE: Record<string, (value: string) => string> = {
  PORT: (value) => `PORT is "${value}". Write a whole number from 1 to 65535, for example PORT=3000.`,
  SECRET: () =>
    `SECRET is too short. Write at least ${SECRET_LENGTH} random characters; this makes some: openssl rand -base64 33`,
  MAIL_FROM: (value) =>
    `MAIL_FROM is ${JSON.stringify(value)}. Write the one address that mail comes from, for example MAIL_FROM=learning@hospital.example.`,
  ACUMEN_DEMO: (value) => `ACUMEN_DEMO is "${value}". Write 1 for demo data or 0 for none.`,
};

/**
 * Reads the process's settings; an empty variable counts as unset. In local mode a missing SECRET is made and kept in the
 * data folder. Throws `EnvProblem` with every problem found.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    throw new EnvProblem([
      ...new Set(
        parsed.error.issues.map((issue) => {
          const name = String(issue.path[0]);
          return ADVICE[name]?.(given[name] ?? '') ?? issue.message;
        }),
      ),
    ]);
  }
  return complete(parsed.data);
}

function complete(set: z.output<typeof Variables>): Env {
  const port = set.PORT ?? DEFAULT_PORT;
  const origin = set.ORIGIN ? new URL(set.ORIGIN).origin : `http://localhost:${port}`;
  const local = isLoopback(new URL(origin).hostname);
  const problems = [...(local ? [] : problemsOnline(set)), ...problemsOfMail(set)];
  if (problems.length > 0) throw new EnvProblem(problems);
  const databaseUrl = set.DATABASE_URL?.trim() ?? DEFAULT_DATABASE;
  const dataDir = dataFolder(parseDatabaseUrl(databaseUrl));
  return {
    port,
    databaseUrl,
    origin,
    local,
    secret: set.SECRET ?? localSecret(dataDir),
    ...(set.SMTP_URL && set.MAIL_FROM && { mail: { smtpUrl: set.SMTP_URL, from: set.MAIL_FROM.trim() } }),
    demo: set.ACUMEN_DEMO ?? local,
    dataDir,
  };
}

function problemsOnline(set: z.output<typeof Variables>): string[] {
  const problems: string[] = [];
  if (!set.SECRET) {
    problems.push(
      `SECRET is missing. With ORIGIN=${set.ORIGIN} Acumen is open to others, so it needs a secret of its own: write at least ${SECRET_LENGTH} random characters and keep them; this makes some: openssl rand -base64 33`,
    );
  }
  if (set.ACUMEN_DEMO) {
    problems.push(
      `ACUMEN_DEMO is on, but ORIGIN=${set.ORIGIN} is open to others. Demo people have passwords that everybody knows: remove ACUMEN_DEMO.`,
    );
  }
  return problems;
}

function problemsOfMail(set: z.output<typeof Variables>): string[] {
  if (!set.SMTP_URL || set.MAIL_FROM) return [];
  return [
    'SMTP_URL is set, but MAIL_FROM is missing: write the address that mail comes from, for example MAIL_FROM=learning@hospital.example.',
  ];
}

function checkDatabase(value: string, context: z.RefinementCtx): void {
  try {
    parseDatabaseUrl(value);
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: `DATABASE_URL: ${error instanceof Error ? error.message : 'unclear'}`,
    });
  }
}

function checkOrigin(value: string, context: z.RefinementCtx): void {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    !['', '/'].includes(url.pathname) ||
    url.search ||
    url.hash ||
    url.username
  ) {
    const message = `ORIGIN is "${value}". Write only the scheme and host that people open, for example ORIGIN=https://learn.example.org.`;
    context.addIssue({ code: 'custom', message });
  } else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const message = `ORIGIN is "${value}". Passwords must not travel in the clear: use https://${url.host}, or http only for localhost.`;
    context.addIssue({ code: 'custom', message });
  }
}

function checkSmtp(value: string, context: z.RefinementCtx): void {
  if (URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname) return;
  const message =
    'SMTP_URL cannot be read. Write it as smtp://user:password@host:587 or smtps://user:password@host:465.';
  context.addIssue({ code: 'custom', message });
}

/** `hostname` as `URL` writes it: lower case, numbers normalised, IPv6 in brackets. */
function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function dataFolder(address: DatabaseUrl): string {
  return address.engine === 'sqlite' ? path.dirname(address.file) : path.resolve('data');
}

function localSecret(folder: string): string {
  const file = path.join(folder, 'secret');
  try {
    mkdirSync(folder, { recursive: true });
    // `wx` lets one of two processes that start together write, and both read what it wrote.
    writeFileSync(file, randomBytes(33).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(folder);
  }
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= SECRET_LENGTH) return secret;
  } catch {
    throw unwritable(folder);
  }
  throw new EnvProblem([
    `The secret in ${file} is not whole. Put back the file you had, or delete it to make a new one.`,
  ]);
}

function unwritable(folder: string): EnvProblem {
  return new EnvProblem([
    `Acumen cannot write to its data folder ${folder}. Give this user the right to write there, or name another place in DATABASE_URL.`,
  ]);
}

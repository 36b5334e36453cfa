import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseProblem } from '../migrate.ts';

type Program = 'pg_dump' | 'pg_restore';

/** Runs one of PostgreSQL's own programs on the database at `url` and gives what it printed. The password never becomes an argument. */
export async function runOnPostgres(program: Program, url: string, args: string[]): Promise<string> {
  const { target, password } = withoutPassword(url);
  return run(program, ['--no-password', `--dbname=${target}`, ...args], password);
}

/** Runs it on files alone. */
export async function runOnFiles(program: Program, args: string[]): Promise<string> {
  return run(program, args, '');
}

async function run(program: Program, args: string[], password: string): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C', ...(password && { PGPASSWORD: password }) };
  const child = spawn(findProgram(program), args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new DatabaseProblem(explain(program, complaint));
  return printed;
}

function explain(program: Program, complaint: string): string {
  const line = complaint.split('\n').find((text) => /error:/.test(text)) ?? complaint.split('\n')[0] ?? '';
  const advice = /version mismatch|unsupported version/.test(complaint)
    ? ' Install the PostgreSQL programs of the same version as the server.'
    : '';
  return `${program} did not succeed (${line.replace(/^pg_\w+: error: /, '').trim()}).${advice}`;
}

export function findProgram(program: Program, folders = [...onPath(), ...versionedFolders()]): string {
  const found = folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
  if (found) return found;
  throw new DatabaseProblem(
    `${program} is not on this machine; it belongs to PostgreSQL. Install it (Debian and Ubuntu: sudo apt-get install -y postgresql-client), then run the command again.`,
  );
}

function onPath(): string[] {
  return (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
}

/** Debian's `/usr/lib/postgresql/17/bin`, the newest first. */
function versionedFolders(): string[] {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home) : [];
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => path.join(home, version, 'bin'));
}

/** `ssl=true` is a word of the Node.js driver that PostgreSQL's programs refuse. */
function withoutPassword(url: string): { target: string; password: string } {
  const target = new URL(url);
  const password = decodeURIComponent(target.password) || (target.searchParams.get('password') ?? '');
  target.password = '';
  target.searchParams.delete('password');
  const ssl = target.searchParams.get('ssl');
  target.searchParams.delete('ssl');
  if (ssl === 'true' || ssl === '1') target.searchParams.set('sslmode', 'require');
  return { target: target.href, password };
}

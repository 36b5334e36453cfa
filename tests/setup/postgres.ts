import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findPostgres } from './postgres-binaries.ts';

export interface PostgresServer {
  /** An empty database of the server, through a Unix socket. `databaseUrl(url, name)` names another one. */
  url: string;
  stop: () => Promise<void>;
}

const START_MS = 60_000;

/**
 * The shell ends the server and removes its folder when this process ends in any way, since the pipe that it reads
 * closes then.
 */
const KEEPER = `
  exec 3<&0
  "$1" -D "$2/data" >"$2/log" 2>&1 &
  server=$!
  (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) &
  wait $server
  rm -rf "$2"
`;

/** Fast rather than durable: the tests may lose everything. Reachable by a socket in a private folder alone. */
const SETTINGS = `
  listen_addresses = ''
  fsync = off
  synchronous_commit = off
  full_page_writes = off
  autovacuum = off
  wal_level = minimal
  max_wal_senders = 0
  max_connections = 200
  shared_buffers = 64MB
  timezone = UTC
`;

/** Starts a PostgreSQL server of our own in a temporary folder: about two seconds. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = await findPostgres();
  const owner = serverUser();
  const folder = mkdtempSync(path.join(shortTemporaryFolder(), 'acumen-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  try {
    initialise(binaries.initdb, folder, owner);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const env = { ...process.env, LC_ALL: 'C', HOME: folder };
  const keeper = spawn('sh', ['-c', KEEPER, 'sh', binaries.postgres, folder], {
    ...owner,
    env,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  keeper.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const url = `postgres://acumen@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const stop = async () => {
    keeper.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, folder, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** English ordering, unlike code points, so that a column that forgot its collation shows itself. */
function initialise(initdb: string, folder: string, owner: Owner | null): void {
  const common = ['-D', path.join(folder, 'data'), '-U', 'acumen', '--auth=trust', '-E', 'UTF8', '--no-sync'];
  const options = {
    ...owner,
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, HOME: folder },
  } as const;
  const settings = `${SETTINGS}\n  unix_socket_directories = '${folder}'\n`;
  try {
    execFileSync(initdb, [...common, '--locale=C', '--locale-provider=icu', '--icu-locale=en'], options);
  } catch {
    rmSync(path.join(folder, 'data'), { recursive: true, force: true });
    execFileSync(initdb, [...common, '--locale=C'], options);
  }
  execFileSync('sh', ['-c', 'cat >> data/postgresql.conf'], { ...options, input: settings });
}

interface Owner {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then `postgres`, else `nobody`. */
function serverUser(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n').sort().reverse()) {
    const [name, , uid, gid] = line.split(':');
    if (name === 'postgres' || name === 'nobody') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL cannot run as root, and this machine has no user "postgres" or "nobody" to run it as.');
}

/** A socket's path may have 107 bytes at most. */
function shortTemporaryFolder(): string {
  return tmpdir().length > 70 ? '/tmp' : tmpdir();
}

async function untilReady(url: string, folder: string, ended: Promise<void>): Promise<void> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  const deadline = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (gone || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${readLog(folder)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function readLog(folder: string): string {
  try {
    return readFileSync(path.join(folder, 'log'), 'utf8');
  } catch {
    return '(it left no log)';
  }
}

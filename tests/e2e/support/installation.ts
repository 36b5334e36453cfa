import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** The database that the global setup has filled with content and demo people; each installation takes a copy. */
export const preparedFolder = path.join(root, 'data', 'reports', 'prepared');

export interface Installation {
  url: string;
  databaseUrl: string;
  /** What the server has logged as an error since this was asked last. */
  takeErrors: () => string[];
  /** Ends the process at once, as a power cut would. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  remove: () => Promise<void>;
}

/** A real server process on a free loopback port with a database of its own. */
export async function openInstallation(): Promise<Installation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'acumen-e2e-'));
  cpSync(preparedFolder, folder, { recursive: true });
  const databaseUrl = path.join(folder, 'acumen.db');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | null = null;
  let output = '';

  const start = async () => {
    child = spawn(process.execPath, ['app/operator/serve.mjs'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATABASE_URL: databaseUrl, ORIGIN: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    await ready(url, () => output, child);
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    databaseUrl,
    start,
    takeErrors: () => {
      const errors = output.split('\n').filter((line) => /"level":[56]0/.test(line));
      output = '';
      return errors;
    },
    kill: () => end('SIGKILL'),
    remove: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, output: () => string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not become ready:\n${output()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

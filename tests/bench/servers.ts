import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { captured, type Wire } from './wire.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface Server {
  origin: string;
  pid: number;
  stop: () => Promise<void>;
}

/** Settings of a local installation in a folder. */
export function settings(folder: string, port: number): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    UV_THREADPOOL_SIZE: '8',
    PORT: String(port),
    DATABASE_URL: path.join(folder, 'acumen.db'),
    ORIGIN: `http://127.0.0.1:${port}`,
    ACUMEN_DEMO: '1',
  };
}

/** Tables, lessons and demo people, by the command that `npm start` uses. */
export function prepareDatabase(env: NodeJS.ProcessEnv): void {
  operate(env, 'prepare');
}

/** Tables and lessons, and an organisation of so many people. */
export function prepareOrganisation(env: NodeJS.ProcessEnv, people: number): void {
  operate({ ...env, ACUMEN_DEMO: '0' }, 'prepare');
  operate({ ...env, ACUMEN_DEMO: '0' }, 'demo', '--people', String(people));
}

function operate(env: NodeJS.ProcessEnv, ...words: string[]): void {
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'app/operator/cli.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The production server, as `npm start` runs it. */
export async function startAcumen(env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, ['app/operator/serve.mjs'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const origin = env.ORIGIN ?? '';
  for (let waited = 0; ; waited += 100) {
    if (child.exitCode !== null || waited > 30_000) {
      child.kill();
      throw new Error(`The server did not become ready:\n${output}`);
    }
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { origin, pid: child.pid ?? 0, stop: () => ended(child, () => child.kill('SIGTERM')) };
}

/** A bare `node:http` server that sends these answers and nothing else. */
export async function startBare(plain: Wire, gzip: Wire): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, 'bare-process.ts'), { execArgv: ['--import', 'tsx'] });
  child.send({ plain: captured(plain), gzip: captured(gzip) });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', () => reject(new Error('the bare server ended')));
  });
  const stop = () => ended(child, () => child.disconnect());
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop };
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  end();
  await gone;
}

export function freePort(): Promise<number> {
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

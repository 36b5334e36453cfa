import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** One file of JavaScript with its packages: the process is ready in 0.2 s, where loading each module takes a second. */
export async function bundleProcess(entry: string): Promise<{ folder: string; file: string; remove: () => void }> {
  // Below the project, so that the native packages are found.
  const home = path.join(root, 'node_modules', '.cache');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(path.join(home, 'faults-'));
  const file = path.join(folder, 'process.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, entry)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['sqlite3', '@node-rs/argon2', 'pg-native', 'esbuild'],
    banner: { js: requireForPackages },
    alias: { '#app': path.join(root, 'app'), '#db': path.join(root, 'db'), '#tests': path.join(root, 'tests') },
    logLevel: 'error',
  });
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const requireForPackages =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

export interface Blow<Said> {
  /** Milliseconds; null lets the process live. */
  after: number | null;
  /** What the process says at the moment from which they are counted. */
  from: (said: Said) => boolean;
}

/** Runs a process, kills it at the given moment, and gives what it had said by then, one JSON text a line. */
export async function runProcess<Said>(
  file: string,
  args: string[],
  blow: Blow<Said>,
): Promise<{ said: Said[]; killed: boolean }> {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Said[] = [];
  let rest = '';
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(JSON.parse(line) as Said);
  });
  const hear = (what: Said) => {
    said.push(what);
    if (blow.after === null || !blow.from(what)) return;
    if (blow.after < 1) child.kill('SIGKILL');
    else setTimeout(() => child.kill('SIGKILL'), blow.after);
  };
  const { status, signal } = await new Promise<{ status: number | null; signal: string | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal }));
  });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(`the process failed:\n${complaint}`);
  return { said, killed: signal === 'SIGKILL' };
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Built-ins only: these steps run before anything is installed. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const quiet = !process.stdout.isTTY;

/** A step that failed in an expected way: its message says what to do, so no stack is shown. */
export class StepFailed extends Error {}

/**
 * Runs one command as a named step, showing that it is alive every ten seconds, and its output if it fails.
 * @param {string} title what the person reads, e.g. 'Installing packages (about two minutes the first time)'
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, advice?: (output: string) => string }} [options]
 */
export async function runStep(title, command, args, options = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`• ${title}`);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const alive = setInterval(
    () => {
      if (!options.show) console.log(`  … still at it, ${seconds()}`);
    },
    quiet ? 30_000 : 10_000,
  );
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve(exit ?? (signal ? 1 : 0)));
  }).finally(() => clearInterval(alive));
  if (code !== 0) {
    if (!options.show) process.stdout.write(output.split('\n').slice(-60).join('\n'));
    throw new StepFailed(`${title}: failed after ${seconds()}.\n${options.advice?.(output) ?? ''}`.trimEnd());
  }
  console.log(`  ${title.replace(/ \(.*/, '')}: done in ${seconds()}`);
  return output;
}

/** Runs npm with the npm that started us, wherever it is installed. */
export function npm(args) {
  const path = process.env.npm_execpath;
  return path?.endsWith('.js') || path?.endsWith('.cjs')
    ? { command: process.execPath, args: [path, ...args] }
    : { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args };
}

/** Runs `main` and turns an expected failure into its message and exit status 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

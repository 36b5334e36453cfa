import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeWorkerPools, createWorkerPool, type WorkerPoolOptions } from './worker-pool.server.ts';

const workerFile = path.resolve(import.meta.dirname, '../../tests/fixtures/workers/hanging-worker.mjs');

/** Its answers are equal if the same thread gave them. */
function pool(overrides: Partial<WorkerPoolOptions> = {}) {
  const limits = { timeLimitMs: 400, startLimitMs: 20_000, memoryMb: 40, idleMs: 10_000 };
  const made = createWorkerPool<unknown, unknown>({ name: 'test worker', workerFile, ...limits, ...overrides });
  onTestFinished(() => made.close());
  return made;
}

const ask = (worker: ReturnType<typeof pool>, text: string) => worker.ask({ text });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('one thread answers question after question', async () => {
  const worker = pool();
  const [first, second] = await Promise.all([ask(worker, 'fine'), ask(worker, 'fine')]);
  expect(second).toEqual(first);
  expect(await ask(worker, 'fine')).toEqual(first);
});

test('a question that never ends is ended in time, and the next one gets a new thread', async () => {
  const worker = pool();
  const first = await ask(worker, 'fine');
  const [hung, next] = await Promise.allSettled([ask(worker, 'hang'), ask(worker, 'fine')]);
  expect(hung).toMatchObject({
    status: 'rejected',
    reason: { name: 'WorkerEnded', why: 'time', message: 'The test worker took longer than 0.4 seconds.' },
  });
  expect(next).toMatchObject({ status: 'fulfilled' });
  expect(next).not.toMatchObject({ value: first });
});

test('an idle thread is ended, and the next question starts another', async () => {
  const worker = pool({ idleMs: 50 });
  const first = await ask(worker, 'fine');
  await pause(300);
  expect(await ask(worker, 'fine')).not.toEqual(first);
});

test('what cannot start says what it is and why', async () => {
  const failed = ask(pool({ workerFile: '/nowhere/worker.mjs' }), 'fine');
  await expect(failed).rejects.toMatchObject({
    message: 'The test worker could not be started.',
    cause: { message: expect.stringContaining('/nowhere/worker.mjs') },
  });
  const slow = ask(pool({ startLimitMs: 1 }), 'fine');
  await expect(slow).rejects.toMatchObject({ cause: { message: 'The test worker took longer than 0.001 seconds.' } });
});

test('a thread that breaks between two questions harms nobody', async () => {
  const worker = pool();
  const first = await ask(worker, 'die');
  await pause(200);
  expect(await ask(worker, 'fine')).not.toEqual(first);
});

test('a question that cannot be copied is refused, and the next one is answered', async () => {
  const worker = pool();
  await expect(worker.ask(() => {})).rejects.toThrow('could not be cloned');
  expect(await ask(worker, 'fine')).toBeTruthy();
});

test('closing waits for what was asked and ends every thread', async () => {
  const [one, two] = [pool(), pool()];
  const [first] = await Promise.all([ask(one, 'fine'), ask(two, 'fine')]);
  const last = ask(one, 'fine');
  await closeWorkerPools();
  expect(await last).toEqual(first);
  expect(await ask(one, 'fine')).not.toEqual(first);
});

test('an idle thread does not keep the process alive', async () => {
  const options = { name: 'test worker', workerFile, timeLimitMs: 5000, startLimitMs: 20_000, memoryMb: 40 };
  const program = `
    import { createWorkerPool } from ${JSON.stringify(path.join(import.meta.dirname, 'worker-pool.server.ts'))};
    const pool = createWorkerPool(${JSON.stringify({ ...options, idleMs: 600_000 })});
    await pool.ask({ text: 'fine' });
    process.stdout.write('answered');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  onTestFinished(() => void child.kill());
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(said).toBe('answered');
});

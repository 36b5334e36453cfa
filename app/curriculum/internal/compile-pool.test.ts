import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCompilePool, type PoolOptions } from './compile-pool.server.ts';
import type { LessonInput } from './lesson-tree.ts';

const workerFile = path.resolve(import.meta.dirname, '../../../tests/fixtures/workers/hanging-worker.mjs');

function pool(options: Partial<PoolOptions> = {}) {
  const made = createCompilePool({
    workerFile,
    timeLimitMs: 400,
    startLimitMs: 20_000,
    memoryMb: 40,
    idleMs: 10_000,
    ...options,
  });
  onTestFinished(() => made.close());
  return made;
}

const lesson = (text: string): LessonInput => ({ text, lang: 'en', tracks: ['full'], sources: {}, assets: {} });

test('a lesson that never ends is ended in time, and the next one is compiled by a new worker', async () => {
  const compile = pool();
  const first = await compile.compile(lesson('fine'));
  const begun = performance.now();
  const hung = await compile.compile(lesson('hang'));
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(hung).toMatchObject({
    ok: false,
    problems: [{ line: 1, column: 1, message: expect.stringContaining('0.4 seconds') }],
  });
  const second = await compile.compile(lesson('fine'));
  expect([first.ok, second.ok]).toEqual([true, true]);
  expect(second).not.toEqual(first);
});

test('a lesson that eats all memory ends alone', { timeout: 60_000 }, async () => {
  const compile = pool({ timeLimitMs: 30_000 });
  expect(await compile.compile(lesson('eat'))).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('memory') }],
  });
  expect((await compile.compile(lesson('fine'))).ok).toBe(true);
});

test('lessons wait for each other, and one that hangs does not harm those behind it', async () => {
  const compile = pool();
  const outcomes = await Promise.all(['hang', 'fine', 'fine'].map((text) => compile.compile(lesson(text))));
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, true, true]);
});

test('an error in the compiler itself is an error, not a problem of the lesson', async () => {
  await expect(pool().compile(lesson('fail'))).rejects.toThrow('broken inside');
});

test('a worker that cannot start says so', async () => {
  await expect(pool({ workerFile: '/nowhere/worker.mjs' }).compile(lesson('fine'))).rejects.toThrow();
});

test('an idle worker is ended and started again', async () => {
  const compile = pool({ idleMs: 1 });
  const first = await compile.compile(lesson('fine'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await compile.compile(lesson('fine'))).not.toEqual(first);
});

import { Worker } from 'node:worker_threads';
import type { CompileOutcome } from './compile-mdx.server.ts';
import type { LessonInput } from './lesson-tree.ts';

export interface PoolOptions {
  workerFile: string;
  /** For one lesson, from the moment that the worker receives it. */
  timeLimitMs: number;
  /** For starting the worker, which loads the compiler. */
  startLimitMs: number;
  memoryMb: number;
  /** A worker that has had nothing to do for so long is ended; the next lesson starts a new one. */
  idleMs: number;
}

export interface CompilePool {
  /** Lessons are compiled one after the other. */
  compile: (input: LessonInput) => Promise<CompileOutcome>;
  close: () => Promise<void>;
}

interface Message {
  ready?: true;
  id?: number;
  outcome?: CompileOutcome;
  failure?: string;
}

class Ended extends Error {}

/** Compiles in one worker thread that is ended when a lesson takes too long or too much memory, and started anew on demand. */
export function createCompilePool(options: PoolOptions): CompilePool {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  async function end(): Promise<void> {
    const ending = worker;
    worker = null;
    clearTimeout(idle);
    await ending?.then(
      (thread) => thread.terminate(),
      () => {},
    );
  }

  async function run(input: LessonInput): Promise<CompileOutcome> {
    clearTimeout(idle);
    worker ??= startWorker(options);
    try {
      const thread = await worker;
      count += 1;
      return await ask(thread, count, input, options.timeLimitMs);
    } catch (error) {
      await end();
      if (!(error instanceof Ended)) throw error;
      return {
        ok: false,
        problems: [{ line: 1, column: 1, message: error.message, fix: 'Make it shorter and flatter.' }],
      };
    } finally {
      idle = setTimeout(() => void end(), options.idleMs).unref();
    }
  }

  return {
    compile: (input) => {
      const result = last.then(() => run(input));
      last = result.catch(() => {});
      return result;
    },
    close: async () => {
      await last;
      await end();
    },
  };
}

/**
 * esbuild's process ends with the thread that started it, and would print its stack. The worker alone does not keep the
 * process alive; a lesson that is being compiled does.
 */
async function startWorker({ workerFile, startLimitMs, memoryMb }: PoolOptions): Promise<Worker> {
  const worker = new Worker(workerFile, {
    execArgv: [],
    env: { ...process.env, GOTRACEBACK: 'none' },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
  });
  try {
    await answer(
      worker,
      (message) => message.ready === true,
      startLimitMs,
      'The lesson compiler could not be started.',
    );
  } catch (error) {
    await worker.terminate();
    throw error instanceof Ended ? new Error(error.message) : error;
  }
  worker.unref();
  return worker;
}

async function ask(worker: Worker, id: number, input: LessonInput, limitMs: number): Promise<CompileOutcome> {
  worker.ref();
  try {
    const tooLong = `This lesson took longer than ${limitMs / 1000} seconds to compile.`;
    const reply = answer(worker, (message) => message.id === id, limitMs, tooLong);
    worker.postMessage({ id, input });
    const { outcome, failure } = await reply;
    if (!outcome) throw new Error(failure ?? 'The lesson compiler gave no answer.');
    return outcome;
  } finally {
    worker.unref();
  }
}

function answer(
  worker: Worker,
  isIt: (message: Message) => boolean,
  limitMs: number,
  tooLong: string,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Ended(tooLong))), limitMs);
    const onMessage = (message: Message) => isIt(message) && settle(() => resolve(message));
    const onError = (error: Error & { code?: string }) =>
      settle(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new Ended('This lesson takes too much memory to compile.')
            : error,
        ),
      );
    const onExit = () => settle(() => reject(new Error('The lesson compiler ended by itself.')));
    function settle(then: () => void) {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      then();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

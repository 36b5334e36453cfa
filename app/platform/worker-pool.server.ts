import { Worker } from 'node:worker_threads';

export interface WorkerLimits {
  /** For one question, from the moment that the worker receives it. */
  timeLimitMs: number;
  /** For starting the worker, which loads its program. */
  startLimitMs: number;
  memoryMb: number;
  /** A worker that has had nothing to do for so long is ended; the next question starts a new one. */
  idleMs: number;
}

export interface WorkerPoolOptions extends WorkerLimits {
  /** What the worker is, for messages: "lesson compiler". */
  name: string;
  /** Absolute path of plain JavaScript that calls `answerWith` of `answer-with.mjs`. */
  workerFile: string;
}

export interface WorkerPool<Input, Output> {
  /** Questions are answered one after the other. What goes in and out is copied as `structuredClone` does. */
  ask: (input: Input) => Promise<Output>;
  /** Ends the worker after the questions asked so far; the next one starts a new worker. */
  close: () => Promise<void>;
}

/** The question took more time or memory than it may. The worker is gone, the next question gets a new one. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';
  constructor(
    readonly why: 'time' | 'memory',
    message: string,
  ) {
    super(message);
  }
}

interface Message<Output> {
  ready?: true;
  id?: number;
  output?: Output;
  failure?: string;
}

/** Those with a worker thread. */
const running = new Set<WorkerPool<never, unknown>>();

/** For the end of a process: waits for what was asked and ends every worker thread. */
export async function closeWorkerPools(): Promise<void> {
  await Promise.all([...running].map((pool) => pool.close()));
}

/**
 * One worker thread for work that would hold up the event loop: started by the first question, ended when idle, when a
 * question passes its limits and when one fails. It alone does not keep the process alive; a question under way does.
 */
export function createWorkerPool<Input, Output>(options: WorkerPoolOptions): WorkerPool<Input, Output> {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  const pool: WorkerPool<Input, Output> = {
    ask: (input) => inTurn(() => run(input)),
    close: () => inTurn(end),
  };

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = last.then(step);
    last = result.catch(() => {});
    return result;
  }

  function start(): Promise<Worker> {
    const started = startWorker(options, () => {
      if (worker === started) worker = null;
    });
    running.add(pool);
    return started;
  }

  async function end(): Promise<void> {
    const ending = worker;
    worker = null;
    running.delete(pool);
    clearTimeout(idle);
    await ending?.then(
      (thread) => thread.terminate(),
      () => {},
    );
  }

  async function run(input: Input): Promise<Output> {
    clearTimeout(idle);
    worker ??= start();
    try {
      count += 1;
      return await askWorker<Input, Output>(await worker, count, input, options);
    } catch (error) {
      await end();
      throw error;
    } finally {
      idle = setTimeout(() => void end(), options.idleMs).unref();
    }
  }

  return pool;
}

/** A worker that runs TypeScript has a process of esbuild, which ends with the thread and would print its stack. */
async function startWorker(options: WorkerPoolOptions, onExit: () => void): Promise<Worker> {
  const { name, workerFile, startLimitMs, memoryMb } = options;
  const worker = new Worker(workerFile, {
    execArgv: [],
    env: { ...process.env, GOTRACEBACK: 'none' },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
  });
  // An error between two questions is nobody's answer; unheard it would end the process.
  worker.on('error', () => {}).once('exit', onExit);
  try {
    await nextMessage(worker, name, startLimitMs, (message) => message.ready === true);
  } catch (cause) {
    await worker.terminate();
    throw new Error(`The ${name} could not be started.`, { cause });
  }
  worker.unref();
  return worker;
}

async function askWorker<Input, Output>(
  worker: Worker,
  id: number,
  input: Input,
  { name, timeLimitMs }: WorkerPoolOptions,
): Promise<Output> {
  worker.ref();
  try {
    worker.postMessage({ id, input });
    const message = await nextMessage<Output>(worker, name, timeLimitMs, (reply) => reply.id === id);
    if (message.failure !== undefined) throw new Error(message.failure);
    return message.output as Output;
  } finally {
    worker.unref();
  }
}

function nextMessage<Output>(
  worker: Worker,
  name: string,
  limitMs: number,
  isIt: (message: Message<Output>) => boolean,
): Promise<Message<Output>> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => settle(() => reject(error));
    const tooLong = () => fail(new WorkerEnded('time', `The ${name} took longer than ${limitMs / 1000} seconds.`));
    const timer = setTimeout(tooLong, limitMs);
    const onMessage = (message: Message<Output>) => isIt(message) && settle(() => resolve(message));
    const onError = (error: Error & { code?: string }) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(outOfMemory ? new WorkerEnded('memory', `The ${name} ran out of memory.`) : error);
    };
    const onExit = () => fail(new Error(`The ${name} ended by itself.`));
    function settle(then: () => void) {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      then();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

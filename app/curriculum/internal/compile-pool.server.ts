import path from 'node:path';
import { projectRoot } from '#app/platform/project-root.server.ts';
import { createWorkerPool, WorkerEnded, type WorkerLimits } from '#app/platform/worker-pool.server.ts';
import type { CompileOutcome } from './compile-mdx.server.ts';
import type { LessonInput } from './lesson-tree.ts';

export interface PoolOptions extends WorkerLimits {
  workerFile: string;
}

export interface CompilePool {
  /** Lessons are compiled one after the other. */
  compile: (input: LessonInput) => Promise<CompileOutcome>;
  close: () => Promise<void>;
}

/** Compiles in a worker thread. A lesson that takes too long or too much memory has a problem, as if it had a mistake. */
export function createCompilePool(options: PoolOptions): CompilePool {
  const pool = createWorkerPool<LessonInput, CompileOutcome>({ name: 'lesson compiler', ...options });
  return {
    compile: (input) => pool.ask(input).catch((error) => pastLimits(error, options)),
    close: pool.close,
  };
}

/** The problem of a lesson that passed the limits of its thread; throws every other error. */
export function pastLimits(error: unknown, { timeLimitMs }: Pick<WorkerLimits, 'timeLimitMs'>): CompileOutcome {
  if (!(error instanceof WorkerEnded)) throw error;
  const message =
    error.why === 'time'
      ? `This lesson took longer than ${timeLimitMs / 1000} seconds to compile.`
      : 'This lesson takes too much memory to compile.';
  return { ok: false, problems: [{ line: 1, column: 1, message, fix: 'Make it shorter and flatter.' }] };
}

/** A pool of the lesson compiler itself. */
export const openCompilePool = (limits: WorkerLimits): CompilePool =>
  createCompilePool({ workerFile: path.join(projectRoot(), 'app/curriculum/internal/compile-worker.mjs'), ...limits });

import path from 'node:path';
import { projectRoot } from '#app/platform/project-root.server.ts';
import { createWorkerPool, WorkerEnded, type WorkerPool } from '#app/platform/worker-pool.server.ts';
import type { LintReport, LintTask } from './lint-draft.ts';

/** Somebody waits for the answer, and the next text is on its way. */
const limits = { timeLimitMs: 3_000, startLimitMs: 60_000, memoryMb: 256, idleMs: 300_000 };

let shared: WorkerPool<LintTask, LintReport | null> | null = null;

/** `lintDraft` in a worker thread; null, too, for texts that take too long or too much memory, as the check says of them. */
export async function lintInThread(task: LintTask): Promise<LintReport | null> {
  const workerFile = path.join(projectRoot(), 'app/authoring/lint/lint-worker.mjs');
  shared ??= createWorkerPool({ name: 'reader for advice', workerFile, ...limits });
  try {
    return await shared.ask(task);
  } catch (error) {
    if (error instanceof WorkerEnded) return null;
    throw error;
  }
}

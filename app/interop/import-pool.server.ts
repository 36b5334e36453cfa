import path from 'node:path';
import { projectRoot } from '#app/platform/project-root.server.ts';
import { createWorkerPool, type WorkerLimits, type WorkerPool } from '#app/platform/worker-pool.server.ts';
import type { ImportResult, ImportTask } from './import-work.ts';

export type ImportPool = WorkerPool<ImportTask, ImportResult>;

const limits: WorkerLimits = { timeLimitMs: 10_000, startLimitMs: 60_000, memoryMb: 384, idleMs: 20_000 };
let shared: ImportPool | null = null;

/** The thread for foreign texts; they are read one after the other. */
export function importPool(): ImportPool {
  shared ??= createImportPool();
  return shared;
}

export function createImportPool(changes: Partial<WorkerLimits> = {}): ImportPool {
  const workerFile = path.join(projectRoot(), 'app/interop/import-worker.mjs');
  return createWorkerPool<ImportTask, ImportResult>({ name: 'reader of imports', workerFile, ...limits, ...changes });
}

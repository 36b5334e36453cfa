import path from 'node:path';
import type { Report } from '#app/formats/report.ts';
import { projectRoot } from '#app/platform/project-root.server.ts';
import { createWorkerPool, type WorkerPool } from '#app/platform/worker-pool.server.ts';

const limits = { timeLimitMs: 60_000, startLimitMs: 60_000, memoryMb: 512, idleMs: 60_000 };

let shared: WorkerPool<Report, Uint8Array> | null = null;

/** The bytes of `makeReportPdf`, made in a worker thread, one report after the other. */
export async function printReport(report: Report): Promise<Uint8Array> {
  shared ??= createWorkerPool({
    name: 'report printer',
    workerFile: path.join(projectRoot(), 'app/reporting/evidence/report-worker.mjs'),
    ...limits,
  });
  const { buffer, byteOffset, byteLength } = await shared.ask(report);
  return Buffer.from(buffer, byteOffset, byteLength);
}

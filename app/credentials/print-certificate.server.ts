import path from 'node:path';
import { projectRoot } from '#app/platform/project-root.server.ts';
import { createWorkerPool, type WorkerPool } from '#app/platform/worker-pool.server.ts';
import type { CertificateInput } from './certificate-pdf.server.ts';

export type Printer = WorkerPool<CertificateInput, Uint8Array>;

const limits = { timeLimitMs: 10_000, startLimitMs: 60_000, memoryMb: 256, idleMs: 60_000 };

let shared: Printer | null = null;

/** The bytes of `makeCertificatePdf`, made in a worker thread, one certificate after the other. */
export async function printCertificate(
  { snapshot, name, verifyUrl }: CertificateInput,
  printer: Printer = sharedPrinter(),
): Promise<Buffer> {
  const { buffer, byteOffset, byteLength } = await printer.ask({ snapshot, name, verifyUrl });
  return Buffer.from(buffer, byteOffset, byteLength);
}

function sharedPrinter(): Printer {
  shared ??= createWorkerPool({
    name: 'certificate printer',
    workerFile: path.join(projectRoot(), 'app/credentials/internal/print-worker.mjs'),
    ...limits,
  });
  return shared;
}

import type { Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';

/** The job that makes the portable forms of a certificate; its payload is `{ certificateId }`. */
export const makeCredentials = 'make-credentials';

export async function orderCredentials(tx: Transaction<Schema>, deps: Deps, certificateId: string): Promise<void> {
  const dedupeKey = `${makeCredentials}:${certificateId}`;
  await enqueueJob(tx, deps, { kind: makeCredentials, payload: { certificateId }, dedupeKey });
}

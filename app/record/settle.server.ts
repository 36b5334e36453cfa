import type { Transaction } from 'kysely';
import { projectAssignments } from '#app/assignments/project-assignments.server.ts';
import { type IssuedCertificate, issueCertificate } from '#app/certification/issue-certificate.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import { emptyProgress, type ProgressState } from '#app/learning/progress.ts';
import { projectLearning } from '#app/learning/project-learning.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { certificateClaims } from './certificate-claims.server.ts';

export interface Settled {
  progress: ProgressState;
  /** Certificates that the operation brought about. */
  certificates: IssuedCertificate[];
}

/** Brings everything that follows from the appended events up to date, in the same transaction. */
export async function settle(tx: Transaction<Schema>, deps: Deps, locked: LockedRecord): Promise<Settled> {
  if (locked.appended.length === 0) return { progress: emptyProgress, certificates: [] };
  const learning = await projectLearning(tx, locked);
  const certificates: IssuedCertificate[] = [];
  for (const fulfilled of await projectAssignments(tx, deps, locked, learning)) {
    const claims = await certificateClaims(tx, locked.personId, fulfilled);
    certificates.push(await issueCertificate(tx, deps, locked, claims));
  }
  return { progress: learning.state.progress, certificates };
}

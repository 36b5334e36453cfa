import type { Snapshot } from './snapshot.ts';
import { readSnapshot } from './snapshot-schema.ts';

/** A certificate as its holder sees it. */
export interface Certificate {
  id: string;
  serial: string;
  cycleId: string;
  curriculumId: string;
  issue: number;
  issuedAt: string;
  expiresOn: string;
  snapshot: Snapshot;
  signature: string;
  kid: string;
  /** Frozen as typed; null once erased. */
  name: string | null;
  superseded: boolean;
  revoked: { at: string; reason: string } | null;
}

export interface CertificateRow {
  id: string;
  serial: string;
  cycle_id: string;
  curriculum_id: string;
  issue: number;
  issued_at: string;
  expires_on: string;
  snapshot: string;
  signature: string;
  kid: string;
  name: string | null;
  successor: string | null;
  revoked_at: string | null;
  revoked_reason: string | null;
}

export function certificateFrom(row: CertificateRow): Certificate {
  const snapshot = readSnapshot(row.snapshot);
  if (!snapshot) throw new Error(`certificate ${row.serial} has an unreadable snapshot; run records:check`);
  return {
    id: row.id,
    serial: row.serial,
    cycleId: row.cycle_id,
    curriculumId: row.curriculum_id,
    issue: row.issue,
    issuedAt: row.issued_at,
    expiresOn: row.expires_on,
    snapshot,
    signature: row.signature,
    kid: row.kid,
    name: row.name,
    superseded: row.successor !== null,
    revoked: row.revoked_at === null ? null : { at: row.revoked_at, reason: row.revoked_reason ?? '' },
  };
}

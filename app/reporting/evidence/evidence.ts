import type { StandingState } from '#app/assignments/standing.ts';
import type { Track } from '#app/platform/track.ts';

/** What an evidence pack is about. */
export interface EvidencePeriod {
  /** First day of the period. */
  from: string;
  /** Its last day, at whose end the record is read. */
  on: string;
}

/** One person in the pack: nothing that a manager may not see (DESIGN §6), so no scores, answers or clock times. */
export interface EvidencePerson {
  person: string;
  name: string;
  staffNumber: string | null;
  /** Of the main employment on the day, from the top down. */
  unit: string;
  jobRoles: string[];
  state: StandingState | 'nothing-assigned';
  dueOn: string | null;
  overdueFrom: string | null;
  courses: EvidenceCourse[];
  results: EvidenceResult[];
  certificates: EvidenceCertificate[];
  exceptions: EvidenceException[];
}

/** A course as it was given to a person, whether or not it was completed. */
export interface EvidenceCourse {
  course: string;
  title: string;
  version: number;
  kind: 'first' | 'renewal' | 'delta';
  state: 'open' | 'fulfilled' | 'cancelled';
  opensOn: string;
  dueOn: string;
  fulfilledOn: string | null;
  expiresOn: string | null;
}

/** A module completed within the period. */
export interface EvidenceResult {
  module: string;
  title: string;
  version: number;
  fingerprint: string;
  track: Track;
  how: 'taught' | 'assessed' | 'prior';
  minutes: number;
  on: string;
}

/** A certificate that was valid at the end of the period or was issued within it, with what was signed. */
export interface EvidenceCertificate {
  serial: string;
  course: string;
  issuedOn: string;
  expiresOn: string;
  state: 'valid' | 'superseded' | 'expired' | 'revoked';
  /** The canonical JSON under the signature. */
  snapshot: string;
  signature: string;
  kid: string;
  /** What opens the name's hash; null where a newer certificate stands under another name, or the name was erased. */
  holder: { name: string; salt: string } | null;
}

/** A decision of the period that departs from the usual way. */
export interface EvidenceException {
  on: string;
  what:
    | 'due-date-set'
    | 'waived'
    | 'waiver-ended'
    | 'cancelled'
    | 'attempt-reopened'
    | 'prior-learning'
    | 'act-voided'
    | 'attempt-remarked'
    | 'certificate-revoked';
  /** The course or module, where it is about one. */
  about: string | null;
  /** A code. */
  why: string | null;
  /** The day that was decided: a new due date, or the end of a waiver. */
  until: string | null;
  /** Who decided; null for the system. */
  by: string | null;
}

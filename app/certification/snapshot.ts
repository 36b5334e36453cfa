import type { Track } from '#app/questions/question.ts';

/** What a certificate says, frozen and signed on the day of issue. Its signature is over its canonical JSON. */
export type Snapshot = {
  format: 'acumen-certificate/1';
  serial: string;
  /** `sha256hex(salt + '\n' + name)`: the name and the salt stand beside the snapshot and can be erased. */
  holder: { nameHash: string };
  curriculum: { id: string; title: string; number: number; fingerprint: string; validityMonths: number };
  modules: SnapshotModule[];
  minutes: number;
  issuer: { name: string; kid: string };
  issuedAt: string;
  issuedOn: string;
  expiresOn: string;
  /** Serial of the certificate that this one replaces. */
  supersedes?: string;
};

export type SnapshotModule = {
  id: string;
  title: string;
  version: number;
  fingerprint: string;
  track: Track;
  how: 'taught' | 'assessed' | 'prior';
  minutes: number;
  on: string;
  /** Texts of the outcomes that the track's lessons serve. */
  outcomes: string[];
  /** What was learnt again later, after a material edition; absent where nothing was. */
  delta?: { version: number; fingerprint: string; minutes: number; on: string };
};

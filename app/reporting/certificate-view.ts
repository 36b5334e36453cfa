import type { Snapshot, SnapshotModule } from '#app/certification/snapshot.ts';
import type { HeldCertificate } from './learner-view.ts';

export interface CertificatePage {
  id: string;
  serial: string;
  name: string;
  state: HeldCertificate['state'];
  snapshot: Snapshot;
  /** Those of the snapshot, in the order in which they are taught. */
  modules: SnapshotModule[];
  verifyUrl: string;
  /** QR code of `verifyUrl` as an SVG path in a square of `qrSize` units, quiet zone included. */
  qrPath: string;
  qrSize: number;
}

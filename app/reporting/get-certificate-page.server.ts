import type { Kysely } from 'kysely';
import { getCertificate } from '#app/certification/list-certificates.server.ts';
import { modulesInOrder } from '#app/certification/modules-in-order.server.ts';
import { qrPath, qrSide } from '#app/formats/qr.ts';
import { qrMatrix } from '#app/formats/qr-matrix.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { CertificatePage } from './certificate-view.ts';
import { certificateStateOn } from './list-held-certificates.server.ts';

/** The holder's own certificate; another's is not found. */
export async function getCertificatePage(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; serial: string; origin: string },
): Promise<CertificatePage> {
  const certificate = await getCertificate(db, input.personId, input.serial);
  if (!certificate) throw new Refusal('not-found', 'certification.no-such-certificate');
  const verifyUrl = `${input.origin}/verify/${certificate.serial}`;
  const matrix = qrMatrix(verifyUrl);
  return {
    id: certificate.id,
    serial: certificate.serial,
    name: certificate.name ?? '',
    state: certificateStateOn(certificate, today(deps.zone, deps.now())),
    snapshot: certificate.snapshot,
    modules: await modulesInOrder(db, certificate.snapshot),
    verifyUrl,
    qrPath: qrPath(matrix),
    qrSize: qrSide(matrix),
  };
}

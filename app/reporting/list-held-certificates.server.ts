import type { Kysely } from 'kysely';
import type { Certificate } from '#app/certification/certificate.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { HeldCertificate } from './learner-view.ts';

/** A person's certificates with their state today, the newest first. */
export async function listHeldCertificates(
  db: Kysely<Schema>,
  deps: Deps,
  personId: string,
): Promise<HeldCertificate[]> {
  const on = today(deps.zone, deps.now());
  return (await listCertificates(db, personId)).map((certificate) => ({
    serial: certificate.serial,
    title: certificate.snapshot.curriculum.title,
    issuedOn: certificate.snapshot.issuedOn,
    expiresOn: certificate.expiresOn,
    state: certificateStateOn(certificate, on),
  }));
}

/** Revoked comes before superseded, then expired; a date's day still counts. */
export function certificateStateOn(
  certificate: Pick<Certificate, 'superseded' | 'expiresOn'> & { revoked: unknown },
  on: string,
): HeldCertificate['state'] {
  if (certificate.revoked) return 'revoked';
  if (certificate.superseded) return 'superseded';
  return on > certificate.expiresOn ? 'expired' : 'valid';
}

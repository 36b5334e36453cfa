import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type Certificate, certificateFrom } from './certificate.ts';

/** A person's own certificate by serial, or null: another's is not found. */
export async function getCertificate(
  db: Kysely<Schema>,
  personId: string,
  serial: string,
): Promise<Certificate | null> {
  const row = await certificateQuery(db)
    .where('certificates.person_id', '=', personId)
    .where('certificates.serial', '=', serial)
    .executeTakeFirst();
  return row ? certificateFrom(row) : null;
}

/** All certificates of a person, the newest first, superseded and revoked ones too. */
export async function listCertificates(db: Kysely<Schema>, personId: string): Promise<Certificate[]> {
  const rows = await certificateQuery(db)
    .where('certificates.person_id', '=', personId)
    .orderBy('certificates.issued_at', 'desc')
    .orderBy('certificates.id', 'desc')
    .execute();
  return rows.map(certificateFrom);
}

/** Certificates with their successor, if any, and their revocation. */
export function certificateQuery(db: Kysely<Schema>) {
  return db
    .selectFrom('certificates')
    .leftJoin('certificates as successors', 'successors.supersedes', 'certificates.id')
    .leftJoin('revocations', 'revocations.certificate_id', 'certificates.id')
    .selectAll('certificates')
    .select(['successors.id as successor', 'successors.serial as successor_serial'])
    .select(['successors.cycle_id as successor_cycle', 'successors.name as successor_name'])
    .select(['revocations.at as revoked_at', 'revocations.reason as revoked_reason']);
}

import type { Kysely } from 'kysely';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { certificateStateOn } from '../list-held-certificates.server.ts';
import type { EvidenceCertificate, EvidencePeriod } from './evidence.ts';

/** The certificates of some people that were valid at the end of the period or were issued within it, by issue. */
export async function certificatesAsAt(
  db: Kysely<Schema>,
  zone: string,
  personIds: string[],
  { from, on }: EvidencePeriod,
): Promise<Map<string, EvidenceCertificate[]>> {
  const dayOf = (instant: string): CalendarDate => today(zone, new Date(instant));
  const rows = (
    await db
      .selectFrom('certificates')
      .leftJoin('revocations', 'revocations.certificate_id', 'certificates.id')
      .selectAll('certificates')
      .select('revocations.at as revoked_at')
      .where('certificates.person_id', 'in', givenIds(db, personIds))
      .orderBy('certificates.issued_at')
      .orderBy('certificates.issue')
      .execute()
  ).filter((row) => dayOf(row.issued_at) <= on);
  const superseded = new Set(rows.map((row) => row.supersedes));
  const found = new Map<string, EvidenceCertificate[]>();
  for (const row of rows) {
    const revoked = row.revoked_at !== null && dayOf(row.revoked_at) <= on;
    const isSuperseded = superseded.has(row.id);
    const state = certificateStateOn({ revoked, superseded: isSuperseded, expiresOn: row.expires_on }, on);
    const issuedOn = dayOf(row.issued_at);
    if (state !== 'valid' && issuedOn < from) continue;
    const { serial, curriculum_id: course, expires_on: expiresOn, snapshot, signature, kid, name, salt } = row;
    const holder = isSuperseded || name === null || salt === null ? null : { name, salt };
    const certificate = { serial, course, issuedOn, expiresOn, state, snapshot, signature, kid, holder } as const;
    found.set(row.person_id, [...(found.get(row.person_id) ?? []), certificate]);
  }
  return found;
}

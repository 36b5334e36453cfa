import type { Kysely } from 'kysely';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import type { Schema } from '#db/schema.ts';

/** The certificates that handing in an attempt brought about: their events belong to the same operation. */
export async function listCertificatesOfAttempt(
  db: Kysely<Schema>,
  personId: string,
  attemptId: string,
): Promise<{ serial: string; title: string }[]> {
  const events = await listEventsOf(db, personId, ['attempt.submitted', 'certificate.issued']);
  const submitted = events.find((event) => event.verb === 'attempt.submitted' && event.object === attemptId);
  const issued = events.flatMap((event) =>
    event.verb === 'certificate.issued' && submitted && event.key.startsWith(`${submitted.key}/`)
      ? [event.body.certificate]
      : [],
  );
  if (issued.length === 0) return [];
  const certificates = await listCertificates(db, personId);
  return certificates
    .filter((certificate) => issued.includes(certificate.id))
    .map(({ serial, snapshot }) => ({ serial, title: snapshot.curriculum.title }));
}

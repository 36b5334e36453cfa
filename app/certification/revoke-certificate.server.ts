import type { Transaction } from 'kysely';
import { appendEvent } from '#app/events/append-event.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** Revokes a certificate of the locked person for good; `why` is a code. A second revocation is refused. */
export async function revokeCertificate(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  input: { serial: string; why: string },
): Promise<void> {
  const certificate = await tx
    .selectFrom('certificates')
    .leftJoin('revocations', 'revocations.certificate_id', 'certificates.id')
    .select(['certificates.id', 'cycle_id', 'revocations.at'])
    .where('person_id', '=', locked.personId)
    .where('serial', '=', input.serial)
    .executeTakeFirst();
  if (!certificate) throw new Refusal('not-found', 'certification.no-such-certificate');
  if (certificate.at !== null) throw new Refusal('closed', 'certification.already-revoked');
  await tx
    .insertInto('revocations')
    .values({
      certificate_id: certificate.id,
      at: deps.now().toISOString(),
      by: locked.actorId ?? '',
      reason: input.why,
    })
    .execute();
  await appendEvent(tx, deps, locked, {
    verb: 'certificate.revoked',
    object: certificate.id,
    cycle: certificate.cycle_id,
    body: { certificate: certificate.id, why: input.why },
  });
}

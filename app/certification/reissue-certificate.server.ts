import type { Transaction } from 'kysely';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { certificateFrom } from './certificate.ts';
import { type IssuedCertificate, writeCertificate } from './issue-certificate.server.ts';
import { certificateQuery } from './list-certificates.server.ts';

/**
 * Issues again, under the person's present name, every certificate in force that was frozen with another one. Same claims
 * and expiry, a new serial; the old certificate is superseded and its page shows no name.
 */
export async function reissueForName(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
): Promise<IssuedCertificate[]> {
  const { name } = await tx
    .selectFrom('people')
    .select('name')
    .where('id', '=', locked.personId)
    .executeTakeFirstOrThrow();
  const rows = await certificateQuery(tx)
    .where('certificates.person_id', '=', locked.personId)
    .where('certificates.name', 'is not', null)
    .where('certificates.name', '<>', name)
    .where('successors.id', 'is', null)
    .where('revocations.at', 'is', null)
    .orderBy('certificates.issued_at')
    .orderBy('certificates.id')
    .execute();
  const issued: IssuedCertificate[] = [];
  for (const { id, serial, cycleId, issue, snapshot } of rows.map(certificateFrom)) {
    const { curriculum, modules, expiresOn } = snapshot;
    const claims = { cycleId, curriculum, modules, expiresOn };
    issued.push(await writeCertificate(tx, deps, locked, { claims, issue: issue + 1, supersedes: { id, serial } }));
  }
  return issued;
}

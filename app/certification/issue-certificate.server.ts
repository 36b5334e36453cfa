import type { Transaction } from 'kysely';
import { appendEvent } from '#app/events/append-event.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { freeze, nameHash } from './freeze.ts';
import { certificateQuery } from './list-certificates.server.ts';
import { serialFrom } from './serial.ts';
import type { Snapshot, SnapshotModule } from './snapshot.ts';

export interface IssuedCertificate {
  id: string;
  serial: string;
}

/** What stays the same when a certificate is issued again under another name. */
export interface CertificateClaims {
  cycleId: string;
  curriculum: Snapshot['curriculum'];
  modules: SnapshotModule[];
  expiresOn: string;
}

/**
 * Freezes and signs the certificate of a fulfilled cycle, in the transaction that fulfils it, and records it. It supersedes
 * the one that the person held for the curriculum until now. Who may have one is decided before.
 */
export async function issueCertificate(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  claims: CertificateClaims,
): Promise<IssuedCertificate> {
  const held = await heldCertificate(tx, locked.personId, claims.curriculum.id);
  return writeCertificate(tx, deps, locked, { claims, issue: 1, supersedes: held });
}

/** Writes one issue: number, frozen snapshot, name and salt beside it, and the event that commits to its hash. */
export async function writeCertificate(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  input: { claims: CertificateClaims; issue: number; supersedes: IssuedCertificate | null },
): Promise<IssuedCertificate> {
  const { claims, issue, supersedes } = input;
  const id = deps.newId();
  const salt = deps.newToken();
  const name = await holderName(tx, locked.personId);
  const snapshot = snapshotOf(deps, claims, nameHash(salt, name), supersedes?.serial);
  const frozen = freeze(snapshot, deps.signer);
  await tx
    .insertInto('certificates')
    .values({
      id,
      serial: snapshot.serial,
      cycle_id: claims.cycleId,
      issue,
      person_id: locked.personId,
      curriculum_id: claims.curriculum.id,
      issued_at: snapshot.issuedAt,
      expires_on: snapshot.expiresOn,
      snapshot: frozen.text,
      signature: frozen.signature,
      kid: frozen.kid,
      name,
      salt,
      status_list: null,
      status_index: null,
      supersedes: supersedes?.id ?? null,
    })
    .execute();
  const { serial } = snapshot;
  await appendEvent(tx, deps, locked, {
    verb: 'certificate.issued',
    object: id,
    cycle: claims.cycleId,
    body: {
      certificate: id,
      serial,
      cycle: claims.cycleId,
      snapshotHash: frozen.hash,
      ...(supersedes && { supersedes: supersedes.id }),
    },
  });
  return { id, serial };
}

function snapshotOf(deps: Deps, claims: CertificateClaims, holder: string, supersedes: string | undefined): Snapshot {
  const now = deps.now();
  const minutes = claims.modules.reduce((sum, module) => sum + module.minutes + (module.delta?.minutes ?? 0), 0);
  return {
    format: 'acumen-certificate/1',
    serial: serialFrom(deps.newToken()),
    holder: { nameHash: holder },
    curriculum: claims.curriculum,
    modules: claims.modules,
    minutes,
    issuer: { name: deps.organisation.name, kid: deps.signer.kid },
    issuedAt: now.toISOString(),
    issuedOn: today(deps.zone, now),
    expiresOn: claims.expiresOn,
    ...(supersedes !== undefined && { supersedes }),
  };
}

async function holderName(tx: Transaction<Schema>, personId: string): Promise<string> {
  const person = await tx.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirstOrThrow();
  return person.name;
}

/** The certificate of a curriculum that nothing has superseded or revoked. */
async function heldCertificate(
  tx: Transaction<Schema>,
  personId: string,
  curriculumId: string,
): Promise<IssuedCertificate | null> {
  const row = await certificateQuery(tx)
    .where('certificates.person_id', '=', personId)
    .where('certificates.curriculum_id', '=', curriculumId)
    .where('successors.id', 'is', null)
    .where('revocations.at', 'is', null)
    .orderBy('certificates.issued_at', 'desc')
    .executeTakeFirst();
  return row ? { id: row.id, serial: row.serial } : null;
}

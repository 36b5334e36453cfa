import type { Kysely, Transaction } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { getCertificate } from '#app/certification/list-certificates.server.ts';
import { revokeCertificate } from '#app/certification/revoke-certificate.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';

export const revocationReasons = ['issued-in-error', 'misconduct', 'identity-mistaken', 'other'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/**
 * Revokes a person's certificate for good. The cycle stays fulfilled: what was learnt is not unlearnt. A delta that would
 * have brought the certificate up to date ends with it.
 */
export async function revokeHeldCertificate(
  db: Kysely<Schema>,
  deps: Deps,
  input: { actor: Actor; personId: string; key: string; serial: string; why: RevocationReason },
): Promise<{ revoked: true }> {
  const { actor, personId, key, serial, why } = input;
  return changeRecord(db, deps, { personId, actorId: actor.personId, key }, async ({ tx, locked, append }) => {
    if (!can(actor, 'revoke-certificates')) throw new Refusal('forbidden', 'record.may-not-revoke');
    await revokeCertificate(tx, deps, locked, { serial, why });
    for (const cycle of await openDeltas(tx, personId, serial)) {
      await append({ verb: 'cycle.cancelled', object: cycle, cycle, body: { cycle, why: 'revoked' } });
    }
    const details = { serial, why };
    await recordAudit(tx, deps, {
      actorId: actor.personId,
      action: 'certificate.revoke',
      object: `person:${personId}`,
      details,
    });
    return () => ({ revoked: true as const });
  });
}

async function openDeltas(tx: Transaction<Schema>, personId: string, serial: string): Promise<string[]> {
  const curriculum = (await getCertificate(tx, personId, serial))?.curriculumId;
  const cycles = (await listCycles(tx, personId)).filter((cycle) => cycle.curriculum === curriculum);
  return cycles.filter((cycle) => cycle.state === 'open' && cycle.kind === 'delta').map((cycle) => cycle.id);
}

import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { revokeCertificate } from '#app/certification/revoke-certificate.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';

export const revocationReasons = ['issued-in-error', 'misconduct', 'identity-mistaken', 'other'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** Revokes a person's certificate for good. The cycle stays fulfilled: what was learnt is not unlearnt. */
export async function revokeHeldCertificate(
  db: Kysely<Schema>,
  deps: Deps,
  input: { actor: Actor; personId: string; key: string; serial: string; why: RevocationReason },
): Promise<{ revoked: true }> {
  const { actor, personId, key, serial, why } = input;
  return changeRecord(db, deps, { personId, actorId: actor.personId, key }, async ({ tx, locked }) => {
    if (!can(actor, 'revoke-certificates')) throw new Refusal('forbidden', 'record.may-not-revoke');
    await revokeCertificate(tx, deps, locked, { serial, why });
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

import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

export interface AuditEntry {
  /** Null for the system itself. */
  actorId: string | null;
  /** A code such as `certificate.revoke`. */
  action: string;
  /** What it was done to, as `kind:id`. */
  object: string;
  /** Codes, ids and numbers; integers only, since the chain hashes their canonical JSON. */
  details: Record<string, unknown>;
  /** Names or free text: kept aside, so that it can be erased while the chain stays whole. */
  text?: string;
}

/** Writes a row of the audit trail in the transaction of the change it tells of. */
export async function recordAudit(tx: Transaction<Schema>, deps: Deps, entry: AuditEntry): Promise<void> {
  const id = deps.newId();
  const salt = randomBytes(16).toString('base64url');
  await tx
    .insertInto('audit_log')
    .values({
      id,
      at: deps.now().toISOString(),
      actor_id: entry.actorId,
      action: entry.action,
      object: entry.object,
      // Canonical here already, so that what cannot be hashed fails the change and not the sealing.
      details: canonicalJson(entry.details),
      text_hash: entry.text === undefined ? null : hashText(salt, entry.text),
      position: null,
      prev: null,
      hash: null,
    })
    .execute();
  if (entry.text === undefined) return;
  await tx.insertInto('audit_details').values({ audit_id: id, text: entry.text, salt }).execute();
}

/** Salted, so that a short name cannot be guessed from the hash once it is erased. */
export function hashText(salt: string, text: string): string {
  return sha256hex(`${salt}\n${text}`);
}

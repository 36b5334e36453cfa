import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';

/** A row of the trail as the chain covers it. */
export interface AuditRow {
  id: string;
  at: string;
  actor_id: string | null;
  action: string;
  object: string;
  details: string;
  text_hash: string | null;
}

/** `prev` of the row at position 1. */
export const CHAIN_START = '';

/** `SHA-256(prev ‖ JCS(row with its position))`, absent fields left out. */
export function auditHash(prev: string, position: number, row: AuditRow): string {
  const covered = {
    id: row.id,
    position,
    at: row.at,
    actor: row.actor_id ?? undefined,
    action: row.action,
    object: row.object,
    details: JSON.parse(row.details) as unknown,
    textHash: row.text_hash ?? undefined,
  };
  return sha256hex(prev + canonicalJson(covered));
}

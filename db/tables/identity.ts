import type { Flag } from './flag.ts';

export interface IdentityTables {
  sign_ins: { id: string; person_id: string; kind: string; handle: string; secret_hash: string | null };
  /** `hash` is all that is kept of a code; `expires_on` is the last day on which it can be used. */
  sign_in_codes: { person_id: string; hash: string; expires_on: string };
  sessions: {
    id_hash: string;
    sign_in_id: string;
    expires_at: string;
    absolute_at: string;
    seen_at: string;
    shared: Flag;
  };
  grants: {
    person_id: string;
    capability: string;
    unit_id: string | null;
    module_id: string | null;
    from_on: string;
    until_on: string | null;
  };
  access_log: { viewer_id: string; person_id: string; what: string; at: string };
  throttles: { key: string; count: number; until_at: string };
  api_tokens: {
    id: string;
    /** SHA-256 of the token, which is stored nowhere. */
    hash: string;
    person_id: string;
    label: string;
    /** Names, separated by spaces. */
    scope: string;
    made_at: string;
    /** The last day on which it can be used. */
    expires_on: string;
    used_at: string | null;
    /** When a reading of a list of people was last written to the audit trail. */
    noted_at: string | null;
    revoked_at: string | null;
  };
}

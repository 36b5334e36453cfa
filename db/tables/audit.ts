export interface AuditTables {
  audit_log: {
    id: string;
    at: string;
    actor_id: string | null;
    action: string;
    object: string;
    details: string;
    /** Salted hash of the row's text in `audit_details`; stays when the text is erased. */
    text_hash: string | null;
    position: number | null;
    prev: string | null;
    hash: string | null;
  };
  audit_details: { audit_id: string; text: string; salt: string };
}

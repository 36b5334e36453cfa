export interface PlatformTables {
  jobs: {
    id: string;
    kind: string;
    payload: string;
    run_at: string;
    lease_until: string | null;
    tries: number;
    dedupe_key: string | null;
    last_error: string | null;
  };
  outbox: {
    id: string;
    key: string;
    to_person: string;
    kind: string;
    data: string;
    state: 'waiting' | 'sent' | 'failed' | 'dropped';
    made_at: string;
    due_at: string;
    lease_until: string | null;
    tries: number;
    /** The day from which it takes the person's one message of a week; null for one that does not count. */
    week_on: string | null;
    ended_at: string | null;
    /** A code, where it is not sent. */
    reason: string | null;
  };
  operations: { actor_id: string; key: string; result: string; at: string };
  signing_keys: {
    kid: string;
    alg: string;
    public: string;
    private_sealed: string;
    from_at: string;
    until_at: string | null;
  };
  settings: { key: string; value: string };
}

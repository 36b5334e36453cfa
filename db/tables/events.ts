export interface EventsTables {
  learning_events: {
    id: string;
    person_id: string;
    seq: number;
    verb: string;
    object_id: string;
    module_version_id: string | null;
    cycle_id: string | null;
    actor_id: string | null;
    key: string;
    occurred_at: string;
    recorded_at: string;
    body: string;
    prev: string;
    hash: string;
  };
  record_heads: { person_id: string; seq: number; hash: string };
}

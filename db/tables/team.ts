export interface TeamTables {
  bulk_actions: {
    id: string;
    actor_id: string;
    /** What is decided about each, as JSON without free text. */
    decision: string;
    /** Description of what was learnt elsewhere; null where there is none, and once all is done. */
    evidence: string | null;
    state: 'planned' | 'running' | 'done';
    made_at: string;
    started_at: string | null;
    ended_at: string | null;
  };
  bulk_action_people: {
    action_id: string;
    /** In the order of the list that they were chosen from. */
    position: number;
    person_id: string;
    outcome: 'waiting' | 'done' | 'refused' | 'failed';
    /** Why not: a code. */
    reason: string | null;
  };
}

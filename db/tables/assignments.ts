import type { Generated } from 'kysely';

export interface AssignmentsTables {
  rules: {
    id: string;
    curriculum_id: string;
    who: string;
    due: string;
    grace_days: number;
    from_on: string;
    until_on: string | null;
    revision: Generated<number>;
    /** Null where the content folder proposed it. */
    made_by: string | null;
  };
  cycles: {
    id: string;
    person_id: string;
    curriculum_id: string;
    curriculum_version_id: string;
    number: number;
    kind: 'first' | 'renewal' | 'delta';
    state: 'open' | 'fulfilled' | 'cancelled';
    opens_on: string;
    due_on: string;
    late_on: string;
    waived_until: string | null;
    counts_from_seq: number;
    begun_seq: number | null;
    fulfilled_on: string | null;
    expires_on: string | null;
    rule_id: string | null;
  };
  targets: {
    cycle_id: string;
    module_id: string;
    track: 'foundation' | 'full';
    version: number;
    base: number | null;
    met_seq: number | null;
  };
  standings: {
    person_id: string;
    /** Empty for the whole person. */
    curriculum_id: string;
    stage: 'never' | 'begun' | 'holding' | 'none' | 'waived';
    due_on: string | null;
    late_on: string | null;
    unit_path: string;
    sort_name: string;
    last_act_at: string | null;
  };
  module_standings: {
    person_id: string;
    module_id: string;
    /** Of all targets of open cycles, and of what is held by fulfilled ones. */
    stage: 'open' | 'met' | 'waived';
    due_on: string | null;
    late_on: string | null;
    unit_path: string;
    sort_name: string;
  };
  /** How many standings have a date in a bucket, for a unit and all below it; unit '' is the organisation. */
  due_totals: {
    facet: 'person' | 'role' | 'module';
    unit_id: string;
    edge: 'due' | 'late';
    grain: 'all' | 'month' | 'day';
    /** Empty, `YYYY-MM` or `YYYY-MM-DD`, by grain. */
    bucket: string;
    /** A curriculum or a module; empty for persons. */
    facet_id: string;
    stage: string;
    n: number;
  };
  /** Like `due_totals`, of a day that is past; `never` has not started and is not due soon. */
  trend_points: {
    unit_id: string;
    facet: 'person' | 'role' | 'module';
    facet_id: string;
    on: string;
    overdue: number;
    due_soon: number;
    never: number;
    current: number;
    exempt: number;
  };
  reminders: { cycle_id: string; rung: string; on: string };
}

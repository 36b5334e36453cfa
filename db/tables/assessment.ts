import type { Flag } from './flag.ts';

export interface AssessmentTables {
  attempts: {
    id: string;
    person_id: string;
    module_id: string;
    module_version_id: string;
    track: 'foundation' | 'full';
    scope: 'whole' | 'delta' | 'pretest';
    since: number;
    cycle_id: string;
    seed: string;
    /** open: being answered; reteach: first sheet frozen, parallel items shown; closed: submitted. */
    status: 'open' | 'reteach' | 'closed';
    deadline_at: string | null;
    started_at: string;
    submitted_at: string | null;
    points: number | null;
    max: number | null;
    passed: Flag | null;
  };
  attempt_items: {
    attempt_id: string;
    position: number;
    question_hash: string;
    option_order: string;
    parallel_of: number | null;
    points: number | null;
    max: number | null;
    right: Flag | null;
    ms: number | null;
  };
  responses: {
    attempt_id: string;
    position: number;
    sequence: number;
    answer: string;
    confidence: number | null;
    saved_at: string;
  };
  /** `assessment/item-counts.ts` says what is counted. */
  item_totals: { question_hash: string; option: string; band: number; n: number; sum: number };
  uncounted_items: { question_hash: string; attempt_id: string; position: number };
  review_cards: { person_id: string; question_id: string; state: string; due_at: string };
}

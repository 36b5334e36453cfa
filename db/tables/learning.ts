import type { Flag } from './flag.ts';

export interface LearningTables {
  lesson_progress: { person_id: string; lesson_id: string; read_version: number; read_seq: number };
  block_results: { person_id: string; block_id: string; best_version: number; passed: Flag; seq: number };
  block_sheets: {
    person_id: string;
    block_id: string;
    try: number;
    seed: string;
    state: string;
    sequence: number;
    saved_at: string;
  };
  credits: { person_id: string; outcome: string; module_version_id: string; seq: number };
  completions: {
    person_id: string;
    module_id: string;
    version: number;
    track: 'foundation' | 'full';
    how: 'taught' | 'assessed' | 'prior';
    points: number;
    max: number;
    attempt_id: string | null;
    minutes: number;
    on: string;
    seq: number;
  };
  resume_points: { person_id: string; module_id: string; lesson_id: string; place: string; at: string };
  notes: { id: string; person_id: string; lesson_id: string; place: string; text: string; at: string };
  bookmarks: { person_id: string; lesson_id: string; place: string; at: string };
  /** What a learner says is wrong or unclear. `place`: a heading of the lesson or the hash of the question; '' for the whole. */
  remarks: {
    id: string;
    person_id: string;
    module_id: string;
    version_id: string;
    kind: 'lesson' | 'question';
    /** Id of the lesson or question. */
    item_id: string;
    place: string;
    /** The paragraph of the lesson, as it read; '' for all of the place. */
    quote: string;
    text: string;
    /** The author may know who says it. */
    named: Flag;
    made_at: string;
    handled_at: string | null;
    handled_by: string | null;
    reply: string;
  };
  evidence_texts: { hash: string; person_id: string; text: string };
}

import type { Flag } from './flag.ts';

export interface ReadinessTables {
  rounds: {
    id: string;
    kind: 'panel' | 'survey';
    /** Version of the instrument. */
    instrument: number;
    title: string;
    opened_on: string;
    /** The last day on which it takes answers. */
    closes_on: string;
    /** Closed by hand on this day; never opened again. */
    closed_on: string | null;
    revision: number;
  };
  /** A role on a panel, never a person. */
  raters: {
    id: string;
    round_id: string;
    role: string;
    /** Of the code that opens the sheet; null until one is made. */
    token_hash: string | null;
    handed_in: Flag;
    revision: number;
  };
  /** What a rater said; level 0 is "don't know", null is not said yet. */
  ratings: { rater_id: string; item: string; level: number | null; note: string };
  /** Codes of a survey: each counts one sheet and leads to none. */
  invitations: { token_hash: string; round_id: string; used: Flag };
  /** How often each level was chosen in a survey. */
  answers: { round_id: string; item: string; level: number; n: number };
}

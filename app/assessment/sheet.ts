import type { Answer, SealedQuestion } from '#app/questions/question.ts';
import type { Attempt } from './attempt.ts';

/** What the learner sees of an attempt that is not closed. Safe for a browser: no key, no feedback. */
export interface Sheet {
  attempt: Attempt;
  /** The first draw; frozen as soon as the attempt is in re-teaching. */
  items: SheetItem[];
  /** While in re-teaching: each missed safety question that has a parallel. Otherwise empty. */
  reteach: Reteach[];
  /** Of the items that can be answered now. */
  answered: number;
  of: number;
  /** The latest of all saved times. */
  savedAt: string | null;
}

export interface SheetItem {
  position: number;
  question: SealedQuestion;
  /** Of a translation; null: the module's own language. */
  lang: string | null;
  answer: Answer | null;
  /** Of the saved answer; the next one is sent with a higher number. 0 where nothing has been saved. */
  sequence: number;
  savedAt: string | null;
}

export interface Reteach {
  missed: SheetItem;
  /** What the missed question teaches again. */
  text: string;
  parallel: SheetItem;
}

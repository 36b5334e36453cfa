import type { Answer, Grade, OptionOrder, Question } from '#app/questions/question.ts';
import type { Attempt } from './attempt.ts';

/** A closed attempt in full, for its owner alone: it holds keys and scores. */
export interface Outcome {
  attempt: Attempt;
  items: OutcomeItem[];
  /** Safety questions that stayed wrong, by position. */
  criticalErrors: number[];
  /** Outcomes (LO-…) of the questions that earned less than all their points: where to look again. Sorted. */
  missedOutcomes: string[];
}

export interface OutcomeItem {
  position: number;
  question: Question;
  order: OptionOrder;
  answer: Answer | null;
  grade: Grade;
  /** Position of the missed safety question that this one stands beside. */
  parallelOf: number | null;
  savedAt: string | null;
}

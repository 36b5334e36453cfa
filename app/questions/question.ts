import type { Track } from '#app/platform/track.ts';

export type { Track };

/**
 * A bank question in its canonical form: what is hashed, stored in `question_versions.body` and graded. Points × 100;
 * decimals are strings. Keys and feedback are in here, so a `Question` never reaches a browser: `seal` makes what does.
 */
export interface QuestionBase {
  id: string;
  lang?: string;
  tracks: Track[];
  outcome: string;
  critical: boolean;
  points: number;
  group?: string;
  reteach?: string;
  stem: string;
}

export interface Option {
  id: string;
  text: string;
}
/** By option id (left id in a matching question) and `general`. */
export type Feedback = Record<string, string>;

/** A list of options whose order may say something: an ordered scale keeps the order its author gave it. */
interface Shuffled {
  options: Option[];
  /** Present only when it is true, so that each question has one canonical form. */
  fixedOrder?: true;
}

export interface SingleQuestion extends QuestionBase, Shuffled {
  type: 'single';
  key: string;
  feedback: Feedback;
}
export interface ScenarioQuestion extends QuestionBase, Shuffled {
  type: 'scenario';
  scenario: string;
  key: string;
  feedback: Feedback;
}
export interface MultipleQuestion extends QuestionBase, Shuffled {
  type: 'multiple';
  key: string[];
  feedback: Feedback;
}
export interface TrueFalseQuestion extends QuestionBase {
  type: 'true-false';
  key: boolean;
  feedback: { true: string; false: string };
}
export interface NumericQuestion extends QuestionBase {
  type: 'numeric';
  key: string;
  tolerance: string;
  unit?: string;
  feedback: Feedback;
}
export interface MatchingQuestion extends QuestionBase {
  type: 'matching';
  left: Option[];
  right: Option[];
  key: Record<string, string>;
  feedback: Feedback;
}
export interface OrderingQuestion extends QuestionBase {
  type: 'ordering';
  options: Option[];
  key: string[];
  feedback: Feedback;
}

export type Question =
  | SingleQuestion
  | ScenarioQuestion
  | MultipleQuestion
  | TrueFalseQuestion
  | NumericQuestion
  | MatchingQuestion
  | OrderingQuestion;
export type QuestionType = Question['type'];

/**
 * Answers by type, as stored in `responses.answer` (JSON): single, scenario → option id · multiple → option ids ·
 * true-false → boolean · numeric → decimal string · matching → left id → right id · ordering → option ids.
 */
export type Answer = AnswerOf[QuestionType];

export interface AnswerOf {
  single: string;
  scenario: string;
  multiple: string[];
  'true-false': boolean;
  numeric: string;
  matching: Record<string, string>;
  ordering: string[];
}

/**
 * Ids in the order of this attempt, as stored in `attempt_items.option_order`: of the options, or of the right column of a
 * matching question. Empty where a type has nothing to order.
 */
export type OptionOrder = string[];

/** What a browser may see before the sheet is frozen: no key, no feedback, options in the order of this attempt. */
export interface SealedQuestion {
  type: QuestionType;
  stem: string;
  scenario?: string;
  critical: boolean;
  points: number;
  unit?: string;
  options?: Option[];
  left?: Option[];
  right?: Option[];
}

/** 0 ≤ points ≤ max = question.points; `right` ⇔ points = max. Partial credit is rounded down here and nowhere else. */
export interface Grade {
  points: number;
  max: number;
  right: boolean;
}

import type { Answer, Grade, OptionOrder, Question, SealedQuestion, Track } from '#app/questions/question.ts';

import type { QuizState } from './learner-view.ts';

/** What the quiz page shows in each phase of an attempt. Keys and feedback are in `result` alone. */
export type QuizPage = QuizStart | QuizSheet | QuizResult | ({ phase: 'closed-door'; door: QuizDoor } & QuizCommon);

/** Why no attempt can be started. */
export type QuizDoor = Extract<QuizState, { kind: 'not-offered' | 'talk' | 'waits' }>;

interface QuizCommon {
  module: { slug: string; title: string };
  earlier: EarlierAttempt[];
}

export interface EarlierAttempt {
  id: string;
  on: string;
  passed: boolean;
}

export interface QuizStart extends QuizCommon {
  phase: 'start';
  track: Track;
  /** Only what has changed is asked. */
  isDelta: boolean;
  questions: number;
  critical: number;
  passPercent: number;
  attemptsLeft: number;
  /** Day on which the quiz was passed already; another attempt can only raise the points. */
  passedOn: string | null;
  lessonsLeft: number;
  operationKey: string;
}

export interface QuizSheet {
  phase: 'open' | 'reteach';
  module: { slug: string; title: string };
  /** Binds answers that could not be sent to this person. */
  personId: string;
  attemptId: string;
  items: QuizItem[];
  /** In `reteach`: what was missed, to read before the item that stands beside it. */
  teach: { position: number; reteach: string }[];
  operationKey: string;
}

export interface QuizItem {
  position: number;
  question: SealedQuestion;
  /** Of a translation; null: the module's own language. */
  lang: string | null;
  answer: Answer | null;
  /** Number of the saved answer; a newer one carries a higher number. */
  sequence: number;
  /** Clock time of the last save in the organisation's zone, e.g. 14:03. */
  savedTime: string | null;
}

export interface QuizResult {
  phase: 'result';
  module: { slug: string; title: string };
  attemptId: string;
  on: string;
  passed: boolean;
  track: Track;
  /** Only what has changed was asked: it has a pass mark of its own, whatever the track. */
  isDelta: boolean;
  points: number;
  max: number;
  /** Why a sheet with enough points can still fall short. */
  missedCritical: number;
  items: ResultItem[];
  /** Lessons of the outcomes that were missed, in reading order. */
  readAgain: { id: string; title: string }[];
  /** Those are all the lessons of the track. */
  readAgainAll: boolean;
  attemptsLeft: number;
  operationKey: string;
  /** Certificates that this attempt brought. */
  certificates: { serial: string; title: string }[];
}

export interface ResultItem {
  position: number;
  question: Question;
  order: OptionOrder;
  answer: Answer | null;
  grade: Grade;
  parallelOf: number | null;
}

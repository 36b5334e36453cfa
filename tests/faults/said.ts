import type { Answer } from '#app/questions/question.ts';
import type { QuizSubmitted } from '#app/record/submit-quiz.server.ts';

/** What the learner's process writes, one JSON text a line: each line but `doing` acknowledges something committed. */
export type Said =
  | { say: 'started'; attemptId: string }
  | { say: 'saved'; attemptId: string; position: number; answer: Answer }
  | { say: 'doing'; step: Step }
  | { say: 'submitted'; attemptId: string; step: Step; outcome: QuizSubmitted };

/** The first post freezes the sheet, the second closes the attempt. */
export type Step = 'open' | 'reteach';

/** As a form carries them: made once, so that sending again is the same operation. */
export const keyOf = (attemptId: string, step: Step): string => `${step}-${attemptId}`;

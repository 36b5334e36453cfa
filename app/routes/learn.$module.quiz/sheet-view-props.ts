import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import type { Refused } from './refused.ts';
import type { Answers } from './use-autosave.ts';

export interface SheetViewProps {
  sheet: QuizSheet;
  answers: Answers;
  refused: Refused;
}

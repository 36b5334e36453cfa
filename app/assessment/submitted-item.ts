import type { SubmittedItem } from '#app/events/vocabulary.ts';
import type { Answer, Question } from '#app/questions/question.ts';

export interface GradedRow {
  hash: string;
  question: Question;
  answer: Answer | null;
  points: number | null;
  parallelOf: number | null;
}

/** A graded line of a sheet as the event holds it. Positions are those of the sheet. */
export function submittedItem({ hash, question, answer, points, parallelOf }: GradedRow): SubmittedItem {
  const item: SubmittedItem = {
    question: hash,
    answer,
    points: points ?? 0,
    max: question.points,
    critical: question.critical,
    right: points === question.points,
  };
  return parallelOf === null ? item : { ...item, parallelOf };
}

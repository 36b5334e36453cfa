import type { Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { plainIssue } from './internal/plain-issue.ts';

export interface QuestionIssue {
  /** Where in the entry. */
  path: PropertyKey[];
  /** Reads on after the name of the field. */
  message: string;
}

/** One entry of `questions.yaml` against the schema of its type; `question` is its canonical form, null while it has issues. */
export function checkQuestion(entry: unknown): { question: Question | null; issues: QuestionIssue[] } {
  const parsed = questionSchema.safeParse(entry, { error: plainIssue });
  if (parsed.success) return { question: parsed.data, issues: [] };
  return { question: null, issues: parsed.error.issues.map(({ path, message }) => ({ path, message })) };
}

import { reviewProblem } from '../review/review-problem.ts';
import { messages } from './messages.ts';

/** A refusal of a publication in words, with the field that it is about. */
export function publishProblem(reason: string): { text: string; field: string | null } {
  const text = Object.hasOwn(messages.problems, reason) ? messages.problems[reason] : undefined;
  return text === undefined ? reviewProblem(reason) : { text, field: messages.fields[reason] ?? null };
}

import { studioProblem } from '../problem-words.ts';
import { messages } from './messages.ts';

/** A refusal of the review page in words, with the field that it is about. */
export function reviewProblem(reason: string): { text: string; field: string | null } {
  const text = Object.hasOwn(messages.problems, reason) ? messages.problems[reason] : undefined;
  return text === undefined ? studioProblem(reason) : { text, field: messages.fields[reason] ?? null };
}

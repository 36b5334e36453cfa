import { publishProblem } from '../publish/publish-problem.ts';
import { messages } from './messages.ts';

/** A refusal of a small correction in words, with the field that it is about. */
export function fixProblem(reason: string): { text: string; field: string | null } {
  const text = Object.hasOwn(messages.problems, reason) ? messages.problems[reason] : undefined;
  return text === undefined ? publishProblem(reason) : { text, field: 'text' };
}

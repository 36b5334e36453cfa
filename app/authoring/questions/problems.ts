import { messages as studio } from '../messages.ts';
import { studioProblem } from '../problem-words.ts';
import { messages } from './messages.ts';

/** A refusal of the questions' pages in words, with the field that it is about. */
export function questionProblem(reason: string): { text: string; field: string | null } {
  const text = Object.hasOwn(messages.refused, reason) ? messages.refused[reason] : undefined;
  if (text !== undefined) return { text, field: null };
  return reason in studio.fields ? { ...studioProblem(reason), field: null } : studioProblem(reason);
}

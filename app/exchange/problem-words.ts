import { studioProblem } from '#app/authoring/problem-words.ts';
import { messages } from './messages.ts';

/** A refusal of the studio's pages about files in words, with the field that it is about; without one, it is about the file. */
export function exchangeProblem(reason: string): { text: string; field: string | null } {
  const text = Object.hasOwn(messages.problems, reason) ? messages.problems[reason] : undefined;
  if (text === undefined) return studioProblem(reason);
  return { text, field: Object.hasOwn(messages.fields, reason) ? (messages.fields[reason] ?? null) : 'file' };
}

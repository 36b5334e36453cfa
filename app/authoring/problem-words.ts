import { messages } from './messages.ts';

/** A refusal of the studio in words, with the field that it is about. */
export function studioProblem(reason: string): { text: string; field: string | null } {
  const text = Object.hasOwn(messages.problems, reason) ? messages.problems[reason] : undefined;
  if (text === undefined) throw new Error(`The refusal ${reason} has no sentence.`);
  return { text, field: messages.fields[reason] ?? null };
}

import { messages } from '#app/questions/messages.ts';
import type { WrongReason } from '#app/questions/question-model.ts';

/** A post whose answers could not all be read: why, by position, and what was typed. */
export type Refused = { wrong: Record<number, WrongReason>; typed: [string, string][] } | null;

/** What a question's field shows of it. */
export function refusedField(refused: Refused, position: number) {
  const reason = refused?.wrong[position];
  return reason && refused ? { error: messages.wrong[reason], typed: refused.typed } : {};
}

/** Links for the error summary. */
export function refusedLinks(refused: Refused) {
  return Object.entries(refused?.wrong ?? {}).map(([position, reason]) => ({
    text: messages.wrong[reason],
    href: `#q${position}`,
  }));
}

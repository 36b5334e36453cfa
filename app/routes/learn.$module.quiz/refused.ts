import { messages as questionMessages } from '#app/questions/messages.ts';
import type { HeldAnswers } from '#app/record/advance-quiz.server.ts';
import type { QuizItem, QuizSheet } from '#app/reporting/quiz-view.ts';
import { messages } from './messages.ts';

/** A post that came back: which answers could not be read or were given elsewhere, and what was typed. */
export type Refused = (HeldAnswers & { typed: [string, string][] }) | null;

/** Links for the error summary, in the order of the page. */
export function refusedLinks(refused: Refused, { items }: QuizSheet) {
  if (!refused) return [];
  return items.flatMap(({ position }, index) => {
    const reason = refused.wrong[position];
    if (reason) return [{ text: questionMessages.wrong[reason], href: `#q${position}` }];
    const stored = refused.elsewhere[position];
    if (!stored) return [];
    const { choose, look } = messages.elsewhere;
    return [{ text: stored.choice ? choose(index + 1) : look(index + 1), href: `#k${position}` }];
  });
}

export function typedIn(refused: Refused, name: string): string | undefined {
  return refused?.typed.find(([field]) => field === name)?.[1];
}

/**
 * Sequence of the answer that the page shows for an item. One that came back undecided still shows what it showed before;
 * what this window gave itself is on the page, whether the server has it yet or not.
 */
export function shownSequence(item: QuizItem, refused: Refused, own = 0): number {
  const { position, sequence } = item;
  const undecided = refused && (refused.wrong[position] || refused.elsewhere[position]);
  const before = undecided ? typedIn(refused, `s${position}`) : undefined;
  return Math.max(Number(before ?? Math.max(sequence, refused?.saved[position] ?? 0)), own);
}

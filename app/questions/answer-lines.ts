import { messages } from './messages.ts';
import type { Answer, SealedQuestion } from './question.ts';

/** An answer in the words of its question, one line for each choice or row in the order of the answer; none for no answer. */
export function answerLines(question: SealedQuestion, answer: Answer | null): string[] {
  if (answer === null) return [];
  const texts = new Map([...(question.options ?? []), ...(question.right ?? [])].map(({ id, text }) => [id, text]));
  const text = (id: unknown) => texts.get(String(id)) ?? String(id);
  switch (question.type) {
    case 'true-false':
      return [answer ? messages.true : messages.false];
    case 'numeric':
      return [[String(answer).replace('-', '−'), question.unit].filter(Boolean).join('\u00a0')];
    case 'matching':
      return (question.left ?? [])
        .filter(({ id }) => Object.hasOwn(answer as object, id))
        .map((row) => `${row.text}: ${text((answer as Record<string, string>)[row.id])}`);
    default:
      return [answer].flat().map(text);
  }
}

import type { Question } from '#app/questions/question.ts';
import { trueFalseOptions } from '#app/questions/true-false/options.ts';

export interface AnswerShare {
  text: string;
  /** Between 0 and 1, of all who had the question. */
  share: number;
  right: boolean;
}

/**
 * What was chosen, in the order of the question: each option; of a matching question each pair that somebody made or should have
 * made; of an ordering question each step in its right place. Nothing of a number.
 */
export function answerShares(question: Question, options: Record<string, number>): AnswerShare[] {
  const share = (option: string) => options[option] ?? 0;
  switch (question.type) {
    case 'numeric':
      return [];
    case 'ordering':
      return question.key.map((id, index) => ({
        text: `${index + 1}. ${question.options.find((option) => option.id === id)?.text ?? id}`,
        share: share(`${id}:${index + 1}`),
        right: true,
      }));
    case 'matching':
      return question.left.flatMap((left) =>
        question.right
          .map((match) => ({
            text: `${left.text} → ${match.text}`,
            share: share(`${left.id}:${match.id}`),
            right: question.key[left.id] === match.id,
          }))
          .filter((pair) => pair.right || pair.share > 0),
      );
    default: {
      const keys = [question.key].flat().map(String);
      const list = question.type === 'true-false' ? trueFalseOptions : question.options;
      return list.map(({ id, text }) => ({ text, share: share(id), right: keys.includes(id) }));
    }
  }
}

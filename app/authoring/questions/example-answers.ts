import type { Answer, Question } from '#app/questions/question.ts';

/** The right answer to a question, and a wrong one; null where the only wrong answer is none. */
export function exampleAnswers(question: Question): { right: Answer; wrong: Answer | null } {
  const { key } = question;
  switch (question.type) {
    case 'true-false':
      return { right: question.key, wrong: !question.key };
    case 'numeric':
      return { right: question.key, wrong: null };
    case 'ordering':
      return { right: question.key, wrong: [...question.key].reverse() };
    case 'matching': {
      const matches = Object.values(question.key);
      const turned = question.left.map(({ id }, index) => [id, matches[(index + 1) % matches.length] ?? '']);
      return { right: question.key, wrong: Object.fromEntries(turned) };
    }
    default: {
      const wrong = question.options.find(({ id }) => !keys(key).includes(id))?.id;
      if (wrong === undefined) return { right: question.key, wrong: null };
      return { right: question.key, wrong: question.type === 'multiple' ? [wrong] : wrong };
    }
  }
}

const keys = (key: unknown): unknown[] => [key].flat();

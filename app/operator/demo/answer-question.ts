import type { Answer, Question } from '#app/questions/question.ts';

/** The right answer to a question, in the form in which it is stored. */
export function rightAnswer(question: Question): Answer {
  return question.key;
}

/** An answer that earns less than all points. */
export function wrongAnswer(question: Question): Answer {
  switch (question.type) {
    case 'true-false':
      return !question.key;
    case 'single':
    case 'scenario':
      return question.options.find((option) => option.id !== question.key)?.id ?? question.key;
    case 'multiple':
      return question.options.filter((option) => !question.key.includes(option.id)).map((option) => option.id);
    case 'numeric':
      return '123456';
    case 'matching':
      return Object.fromEntries(question.left.map((left) => [left.id, question.right[0]?.id ?? '']));
    case 'ordering':
      return question.key.toReversed();
  }
}

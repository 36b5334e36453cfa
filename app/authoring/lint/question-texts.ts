import type { Question } from '#app/questions/question.ts';

/** Everything of a question that learners read, in the order in which they meet it. */
export function questionTexts(question: Question): string[] {
  const choices =
    'options' in question ? question.options : 'left' in question ? [...question.left, ...question.right] : [];
  return [
    ...('scenario' in question ? [question.scenario] : []),
    question.stem,
    ...choices.map(({ text }) => text),
    ...Object.values(question.feedback),
    ...(question.reteach ? [question.reteach] : []),
  ];
}

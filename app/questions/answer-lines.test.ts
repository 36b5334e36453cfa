import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeQuestion, questionWithAnswer } from '#tests/factories/questions.ts';
import { answerLines } from './answer-lines.ts';
import type { Answer, Question } from './question.ts';
import { drawOrder, sealQuestion } from './registry.ts';

const sealed = (question: Question) =>
  sealQuestion(
    question,
    drawOrder(question, () => 0.5),
  );

test('an answer is told in the words of its question', () => {
  const told = (question: Question, answer: Answer) => answerLines(sealed(question), answer);
  const ordering = makeQuestion('ordering');
  const matching = makeQuestion('matching');
  const multiple = makeQuestion('multiple');
  const [left, right] = [matching.left.at(-1), matching.right[0]];
  expect(told(makeQuestion('true-false'), false)).toEqual(['False']);
  expect(told(makeQuestion('numeric', { unit: 'mmol/l' }), '-1.5')).toEqual(['−1.5\u00a0mmol/l']);
  expect(
    told(
      ordering,
      ordering.options.map(({ id }) => id),
    ),
  ).toEqual(ordering.options.map(({ text }) => text));
  expect(told(matching, { [left?.id ?? '']: right?.id ?? '' })).toEqual([`${left?.text}: ${right?.text}`]);
  expect(told(multiple, [multiple.options[1]?.id ?? ''])).toEqual([multiple.options[1]?.text]);
});

test('every answer has its lines, and no answer has none', () => {
  fc.assert(
    fc.property(questionWithAnswer, ({ question, answer }) => {
      const lines = answerLines(sealed(question), answer);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.every((line) => line.trim() !== '' && !line.includes('undefined'))).toBe(true);
      expect(answerLines(sealed(question), null)).toEqual([]);
    }),
  );
});

import { expect, test } from 'vitest';
import { makeQuestion, rightAnswer } from '#tests/factories/questions.ts';
import { type CountedAnswer, countAnswers } from './item-counts.ts';
import { enoughForDiscrimination, itemStatistics } from './item-statistics.ts';

const given = (change: Partial<CountedAnswer>): CountedAnswer => ({
  hash: 'h',
  type: 'single',
  answer: 'a',
  points: 0,
  right: false,
  rest: { points: 500, max: 1000 },
  ...change,
});
const statisticsOf = (answers: CountedAnswer[]) => itemStatistics([...countAnswers(answers).values()]);
const many = (n: number, change: Partial<CountedAnswer>) => Array.from({ length: n }, () => given(change));

test('nothing is said of fewer than five people', () => {
  expect(statisticsOf(many(4, {}))).toBeNull();
  expect(statisticsOf(many(5, {}))).toMatchObject({ people: 5, right: 0, options: { a: 1 } });
});

test('shares are of people: options, right in full, and no answer', () => {
  const answers = [
    ...many(3, { answer: 'c', points: 100, right: true }),
    ...many(2, { answer: 'a' }),
    ...many(5, { answer: null }),
  ];
  expect(statisticsOf(answers)).toMatchObject({ people: 10, right: 0.3, unanswered: 0.5, options: { c: 0.3, a: 0.2 } });
});

test('every type has its options', () => {
  const optionsOf = (type: Parameters<typeof makeQuestion>[0]) => {
    const answer = rightAnswer(makeQuestion(type));
    return Object.keys(statisticsOf(many(5, { type, answer }))?.options ?? {}).sort();
  };
  expect(optionsOf('multiple')).toEqual(['a', 'd', 'e']);
  expect(optionsOf('true-false')).toEqual(['true']);
  expect(optionsOf('matching')).toEqual(['1:b', '2:a', '3:d']);
  expect(optionsOf('ordering')).toEqual(['a:3', 'b:2', 'c:4', 'd:1']);
  expect(optionsOf('numeric')).toEqual([]);
});

test('the correlation is that of right or not with the tenth of the rest, with enough people', () => {
  const answers = [
    ...many(20, { points: 100, right: true, rest: { points: 900, max: 1000 } }),
    ...many(5, { points: 100, right: true, rest: { points: 100, max: 1000 } }),
    ...many(20, { rest: { points: 100, max: 1000 } }),
  ];
  // n 45, Σx 25, Σy 205, Σy² 1645, Σxy 185
  const expected = (45 * 185 - 25 * 205) / Math.sqrt((45 * 25 - 25 ** 2) * (45 * 1645 - 205 ** 2));
  expect(statisticsOf(answers)?.discrimination).toBeCloseTo(expected, 12);
  expect(expected).toBeCloseTo(0.8, 1);
  expect(statisticsOf(many(enoughForDiscrimination, { right: true }))?.discrimination).toBeNull();
  expect(statisticsOf([...many(9, {}), ...many(9, { right: true })])?.discrimination).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  makeQuestion,
  matchingWithRows,
  multipleWithTicks,
  orderingWithOrder,
  questionWithAnswer,
  rightAnswer,
  wrongAnswer,
} from '#tests/factories/questions.ts';
import type { Answer, Question, QuestionType } from './question.ts';
import { gradeAnswer, isAnswer } from './registry.ts';

const types: QuestionType[] = ['single', 'multiple', 'true-false', 'scenario', 'numeric', 'matching', 'ordering'];

/** Question type, answer, points out of 100. The examples stand in `tests/factories/questions.ts`. */
const table: [QuestionType, Answer, number][] = [
  ['single', 'c', 100],
  ['single', 'a', 0],
  ['scenario', 'b', 100],
  ['scenario', 'c', 0],
  ['true-false', true, 100],
  ['true-false', false, 0],
  // right: a, d, e
  ['multiple', ['e', 'a', 'd'], 100],
  ['multiple', ['a'], 33],
  ['multiple', ['a', 'd'], 66],
  ['multiple', ['a', 'd', 'b'], 33],
  ['multiple', ['a', 'b'], 0],
  ['multiple', ['b', 'c'], 0],
  ['multiple', ['a', 'b', 'c', 'd', 'e'], 33],
  // 29.6 ± 1
  ['numeric', '29.6', 100],
  ['numeric', '28.6', 100],
  ['numeric', '30.6', 100],
  ['numeric', '30.60000000001', 0],
  ['numeric', '28.59999999999', 0],
  ['numeric', '-29.6', 0],
  // 1 b, 2 a, 3 d
  ['matching', { '1': 'b', '2': 'a', '3': 'd' }, 100],
  ['matching', { '3': 'd' }, 33],
  ['matching', { '1': 'b', '2': 'b', '3': 'd' }, 66],
  ['matching', { '1': 'a', '2': 'b', '3': 'c' }, 0],
  // d, b, a, c
  ['ordering', ['d', 'b', 'a', 'c'], 100],
  ['ordering', ['b', 'd', 'a', 'c'], 66],
  ['ordering', ['b', 'd', 'c', 'a'], 33],
  ['ordering', ['a', 'c', 'd', 'b'], 66],
  ['ordering', ['c', 'a', 'b', 'd'], 0],
];

test.each(table)('%s: %j earns %i', (type, answer, points) => {
  expect(gradeAnswer(makeQuestion(type) as Question, answer)).toEqual({ points, max: 100, right: points === 100 });
});

test.each(types)('%s: the key earns everything, no answer and a wrong one earn nothing', (type) => {
  const question = makeQuestion(type, { points: 250 }) as Question;
  expect(gradeAnswer(question, rightAnswer(question))).toEqual({ points: 250, max: 250, right: true });
  expect(gradeAnswer(question, wrongAnswer(question))).toEqual({ points: 0, max: 250, right: false });
  expect(gradeAnswer(question, null)).toEqual({ points: 0, max: 250, right: false });
});

test('0.1 + 0.2 is 0.3: decimals are compared exactly', () => {
  const question = makeQuestion('numeric', { key: '0.2', tolerance: '0.1' });
  expect(gradeAnswer(question, '0.3').right).toBe(true);
  expect(gradeAnswer(question, '0.30000000000001').right).toBe(false);
  const large = makeQuestion('numeric', { key: '999999999999999', tolerance: '0' });
  expect(gradeAnswer(large, '999999999999998').right).toBe(false);
});

test('points are whole, within 0 and max, and full exactly when the answer is right', () => {
  fc.assert(
    fc.property(questionWithAnswer, ({ question, answer }) => {
      expect(isAnswer(question, answer)).toBe(true);
      const grade = gradeAnswer(question, answer);
      expect(Number.isInteger(grade.points)).toBe(true);
      expect(grade.points).toBeGreaterThanOrEqual(0);
      expect(grade.points).toBeLessThanOrEqual(grade.max);
      expect(grade.max).toBe(question.points);
      expect(grade.right).toBe(grade.points === grade.max);
      expect(gradeAnswer(question, rightAnswer(question)).right).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the order of ticks, of rows and of options on the screen changes no grade', () => {
  fc.assert(
    fc.property(multipleWithTicks, ({ question, ticks }) => {
      const turned = { ...question, options: [...question.options].reverse(), key: [...question.key].reverse() };
      expect(gradeAnswer(turned, [...ticks].reverse())).toEqual(gradeAnswer(question, ticks));
    }),
  );
  fc.assert(
    fc.property(matchingWithRows, ({ question, rows }) => {
      const turned = { ...question, left: [...question.left].reverse(), right: [...question.right].reverse() };
      expect(gradeAnswer(turned, Object.fromEntries(Object.entries(rows).reverse()))).toEqual(
        gradeAnswer(question, rows),
      );
    }),
  );
  fc.assert(
    fc.property(orderingWithOrder, ({ question, order }) => {
      const turned = { ...question, options: [...question.options].reverse() };
      expect(gradeAnswer(turned, order)).toEqual(gradeAnswer(question, order));
    }),
  );
});

test('another wrong tick never raises a grade, another right tick never lowers it', () => {
  fc.assert(
    fc.property(multipleWithTicks, ({ question, ticks }) => {
      const before = gradeAnswer(question, ticks).points;
      for (const { id } of question.options) {
        if (ticks.includes(id)) continue;
        const after = gradeAnswer(question, [...ticks, id]).points;
        if (question.key.includes(id)) expect(after).toBeGreaterThanOrEqual(before);
        else expect(after).toBeLessThanOrEqual(before);
      }
    }),
  );
});

test('one more right row never lowers a matching grade, and partial credit is rounded down once', () => {
  fc.assert(
    fc.property(matchingWithRows, ({ question, rows }) => {
      const right = question.left.filter(({ id }) => rows[id] === question.key[id]).length;
      expect(gradeAnswer(question, rows).points).toBe(Math.floor((question.points * right) / question.left.length));
      for (const { id } of question.left) {
        const repaired = { ...rows, [id]: question.key[id] ?? '' };
        expect(gradeAnswer(question, repaired).points).toBeGreaterThanOrEqual(gradeAnswer(question, rows).points);
      }
    }),
  );
});

test('the reverse of the right order earns nothing', () => {
  fc.assert(
    fc.property(orderingWithOrder, ({ question }) => {
      expect(gradeAnswer(question, [...question.key].reverse()).points).toBe(0);
    }),
  );
});

import { expect, test } from 'vitest';
import { upperTail } from './tail.ts';

test('the upper tail of equal probabilities is that of the binomial distribution', () => {
  expect(upperTail([0.5, 0.5, 0.5], 2)).toBeCloseTo(0.5, 12);
  expect(
    upperTail(
      Array.from({ length: 10 }, () => 0.25),
      7,
    ),
  ).toBeCloseTo(0.003505706787109375, 12);
});

test('something happens at least no times, and never more often than it can', () => {
  expect(upperTail([0.2, 0.3], 0)).toBeCloseTo(1, 12);
  expect(upperTail([0.2, 0.3], 2)).toBeCloseTo(0.06, 12);
  expect(upperTail([0.2, 0.3], 3)).toBe(0);
});

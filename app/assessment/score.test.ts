import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SubmittedItem } from '#app/events/vocabulary.ts';
import { criticalErrors, totalOf, type VerdictInput, verdict } from './score.ts';

const rule = { draw: { perOutcome: 9 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } };

function item(points: number, more: Partial<SubmittedItem> = {}): SubmittedItem {
  return { question: 'h', answer: null, points, max: 100, critical: false, right: points === 100, ...more };
}

const judge = (items: SubmittedItem[], more: Partial<VerdictInput> = {}) =>
  verdict({ ...totalOf(items), items, track: 'full', rule, ...more });

const of = (right: number, wrong: number) => [
  ...Array.from({ length: right }, () => item(100)),
  ...Array.from({ length: wrong }, () => item(0)),
];

test.each([
  [8, 2, 'full', 'whole', true],
  [79, 21, 'full', 'whole', false],
  [0, 5, 'foundation', 'whole', true],
  [4, 1, 'foundation', 'delta', true],
  [3, 1, 'foundation', 'delta', false],
  [9, 1, 'full', 'pretest', true],
  [8, 2, 'full', 'pretest', false],
  [8, 2, 'foundation', 'pretest', false],
] as const)('%i right and %i wrong on the %s track, %s: %s', (right, wrong, track, scope, good) => {
  expect(judge(of(right, wrong), { track, scope })).toBe(good);
});

test('79.99 % is not 80 %: shares are compared without rounding', () => {
  expect(verdict({ points: 7999, max: 10_000, items: [], track: 'full', rule })).toBe(false);
  expect(verdict({ points: 8000, max: 10_000, items: [], track: 'full', rule })).toBe(true);
});

test('a critical miss fails whatever the points, on every track and scope, and its parallel repairs it', () => {
  const missed = [...of(99, 0), item(66, { critical: true })];
  const parallel = (right: boolean) => item(right ? 100 : 0, { critical: true, right, parallelOf: 99 });
  for (const track of ['foundation', 'full'] as const) {
    for (const scope of ['whole', 'delta', 'pretest'] as const) {
      expect(judge(missed, { track, scope })).toBe(false);
      expect(judge([...missed, parallel(false)], { track, scope })).toBe(false);
      expect(judge([...missed, parallel(true)], { track, scope })).toBe(true);
    }
  }
});

test('a parallel repairs its own miss only, and a missed parallel is no second error', () => {
  const items = [
    item(0, { critical: true }),
    item(0, { critical: true }),
    item(100, { critical: true, parallelOf: 1 }),
  ];
  expect(criticalErrors(items)).toEqual([0]);
  expect(criticalErrors([item(0, { critical: true }), item(0, { critical: true, parallelOf: 0 })])).toEqual([0]);
});

test('points and denominator are those of the first draw, however many parallels follow', () => {
  const first = fc.array(fc.integer({ min: 0, max: 100 }).map((points) => item(points)));
  const parallels = fc.array(fc.boolean().map((right) => item(right ? 100 : 0, { parallelOf: 0 })));
  fc.assert(
    fc.property(first, parallels, (drawn, more) => {
      expect(totalOf([...drawn, ...more])).toEqual(totalOf(drawn));
      expect(totalOf(drawn)).toEqual({
        points: drawn.reduce((sum, each) => sum + each.points, 0),
        max: drawn.length * 100,
      });
    }),
  );
});

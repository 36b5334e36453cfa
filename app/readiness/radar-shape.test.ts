import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorAt, outlineOf, pointAt, radar } from './radar-shape.ts';

test('the first axis points up, the others follow clockwise', () => {
  expect(outlineOf([100, 100, 100, 100])).toBe('212,56 342,186 212,316 82,186');
  expect(outlineOf([0, 50])).toBe('212,186 212,251');
});

test('labels stand away from the figure', () => {
  expect([0, 1, 2, 3].map((axis) => anchorAt(axis, 4))).toEqual(['middle', 'start', 'middle', 'end']);
});

test('every score stands on its axis, as far out as it is high', () => {
  fc.assert(
    fc.property(fc.nat(7), fc.float({ min: 0, max: 100, noNaN: true }), (axis, score) => {
      const { x, y } = pointAt(axis, 8, score);
      expect(Math.hypot(x - radar.x, y - radar.y)).toBeCloseTo((radar.radius * score) / 100, 0);
    }),
  );
});

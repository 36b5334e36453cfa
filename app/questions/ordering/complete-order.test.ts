import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeOrder, moveTo } from './complete-order.ts';

const ids = ['a', 'b', 'c', 'd'];

test('rows with a position come to it, the others fill the gaps in their order', () => {
  expect(completeOrder(ids, new Map())).toEqual(ids);
  expect(completeOrder(ids, new Map([['d', 1]]))).toEqual(['d', 'a', 'b', 'c']);
  expect(
    completeOrder(
      ids,
      new Map([
        ['a', 3],
        ['b', 3],
      ]),
    ),
  ).toEqual(['b', 'c', 'a', 'd']);
  expect(
    completeOrder(
      ids,
      new Map([
        ['a', 9],
        ['b', 0],
      ]),
    ),
  ).toEqual(ids);
});

test('a moved row takes its place, the others keep their order', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.integer({ min: -2, max: 6 }), (id, place) => {
      const order = moveTo(ids, id, place);
      expect([...order].sort()).toEqual(ids);
      expect(order.indexOf(id)).toBe(Math.max(0, Math.min(place, ids.length - 1)));
      expect(order.filter((other) => other !== id)).toEqual(ids.filter((other) => other !== id));
    }),
  );
});

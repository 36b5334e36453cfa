import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberOf, seededOrder } from './seed.ts';

test('the number of a text never changes: notes and orders of recorded tries hang on it', () => {
  expect([numberOf(''), numberOf('a'), numberOf('a-seed')]).toMatchInlineSnapshot(`
    [
      2872998923,
      444641715,
      3274352790,
    ]
  `);
});

test('an order has every item once and follows from seed and ids alone', () => {
  const items = fc.uniqueArray(fc.string(), { maxLength: 20 }).map((ids) => ids.map((id) => ({ id })));
  fc.assert(
    fc.property(items, fc.string(), (list, seed) => {
      const order = seededOrder(list, seed);
      expect(new Set(order)).toEqual(new Set(list));
      expect(seededOrder([...list].reverse(), seed)).toEqual(order);
    }),
  );
});

test('over many seeds every item comes first about equally often', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const firsts = Array.from({ length: 4000 }, (_, index) => seededOrder(items, `seed ${index}`)[0]?.id);
  for (const { id } of items) {
    const share = firsts.filter((first) => first === id).length;
    expect(share).toBeGreaterThan(850);
    expect(share).toBeLessThan(1150);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffle } from '#app/questions/options.ts';
import { seededRandom } from './random.ts';

const take = (seed: string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

test('the same seed gives the same numbers for ever: stored seeds depend on it', () => {
  const golden = take('acumen', 4).map((number) => Math.floor(number * 2 ** 32));
  expect(golden).toEqual([1778451551, 3828509900, 2131191805, 578650528]);
});

test('numbers are in [0, 1) and differ by seed', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      for (const number of take(seed, 20)) {
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1);
      }
      expect(take(seed, 20)).toEqual(take(seed, 20));
      expect(take(seed, 20)).not.toEqual(take(`${seed}x`, 20));
    }),
  );
});

test('every order of three comes up about equally often', () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 6000; seed++) {
    const order = shuffle(['a', 'b', 'c'], seededRandom(`seed ${seed}`)).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayAfter, throttlePolicy } from './throttle-policy.ts';

test('delays begin after the free tries and double up to the longest', () => {
  const seconds = Array.from({ length: 12 }, (_, index) => delayAfter(index + 1, throttlePolicy.pair) / 1000);
  expect(seconds).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]);
});

test('however many tries, a delay neither shrinks nor becomes a lock', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.constantFrom(throttlePolicy.pair, throttlePolicy.account), (tries, policy) => {
      const delay = delayAfter(tries, policy);
      expect(delay).toBeLessThanOrEqual(60_000);
      expect(delayAfter(tries + 1, policy)).toBeGreaterThanOrEqual(delay);
    }),
  );
});

test('five hundred people behind one address fit in a window, even if each is wrong once', () => {
  expect(throttlePolicy.place.most.address).toBeGreaterThanOrEqual(1000);
  expect(throttlePolicy.place.window).toBeLessThanOrEqual(5 * 60_000);
});

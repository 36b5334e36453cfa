import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, decimalOf } from '#tests/factories/questions.ts';
import { acceptedRange, isDecimal, isWithin, readDecimal } from './decimal.ts';

const accepted: [string, string][] = [
  ['29.6', '29.6'],
  ['29,6', '29.6'],
  ['29.6 %', '29.6'],
  ['29,6%', '29.6'],
  ['  29.6  ', '29.6'],
  ['\u00a029.6\u202f%', '29.6'],
  ['+3', '3'],
  ['-0.50', '-0.5'],
  ['−2', '-2'],
  ['- 2', '-2'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['007', '7'],
  ['0,125', '0.125'],
  ['1 234', '1234'],
  ['1 234 567,8', '1234567.8'],
  ['12,50', '12.5'],
  ['123456789012345', '123456789012345'],
  ['1234567.12345678', '1234567.12345678'],
];
test.each(accepted)('%j is read as %s', (typed, value) => {
  expect(readDecimal(typed, '%')).toEqual({ decimal: value });
  expect(isDecimal(value)).toBe(true);
});

const refused: [string, string][] = [
  ['NaN', 'not-a-number'],
  ['Infinity', 'not-a-number'],
  ['1e9', 'not-a-number'],
  ['0x1f', 'not-a-number'],
  ['', 'not-a-number'],
  ['%', 'not-a-number'],
  ['.', 'not-a-number'],
  ['-', 'not-a-number'],
  ['--3', 'not-a-number'],
  ['about 30', 'not-a-number'],
  ['29.6 mg', 'not-a-number'],
  ['2 9', 'not-a-number'],
  ['1.234.567', 'not-a-number'],
  ['1,234.5', 'not-a-number'],
  ['29.6.', 'not-a-number'],
  ['٢٩', 'not-a-number'],
  ['1,234', 'ambiguous-number'],
  ['-12,000', 'ambiguous-number'],
  ['1234567890123456', 'too-many-digits'],
  ['0.1234567890123456', 'too-many-digits'],
  ['9'.repeat(1_000_000), 'too-many-digits'],
];
test.each(refused)('%.20j is refused: %s', (typed, reason) => {
  expect(readDecimal(typed, '%')).toEqual({ reason });
});

test('a canonical decimal is read as itself, with a point or a comma', () => {
  fc.assert(
    fc.property(decimal, (value) => {
      expect(readDecimal(value)).toEqual({ decimal: value });
      const comma = readDecimal(value.replace('.', ','));
      expect([{ decimal: value }, { reason: 'ambiguous-number' }]).toContainEqual(comma);
    }),
  );
});

test('the tolerance is inclusive on both ends and exact beyond floating point', () => {
  const small = fc.bigInt({ min: 0n, max: 10n ** 9n });
  const scale = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), small, scale, (key, tolerance, places) => {
      const text = (units: bigint) => decimalOf(units, places);
      expect(isWithin(text(key + tolerance), text(key), text(tolerance))).toBe(true);
      expect(isWithin(text(key - tolerance), text(key), text(tolerance))).toBe(true);
      expect(isWithin(text(key + tolerance + 1n), text(key), text(tolerance))).toBe(false);
      expect(isWithin(text(key - tolerance - 1n), text(key), text(tolerance))).toBe(false);
      expect(acceptedRange(text(key), text(tolerance))).toEqual([text(key - tolerance), text(key + tolerance)]);
    }),
  );
});

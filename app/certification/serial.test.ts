import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newToken } from '#app/platform/ids.ts';
import { parseSerial, serialFrom } from './serial.ts';

test('a serial is four groups of five characters that cannot be mistaken', () => {
  expect(serialFrom('token')).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  const many = new Set(Array.from({ length: 1000 }, () => serialFrom(newToken())));
  expect(many.size).toBe(1000);
});

test('a serial is found however it is typed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (token) => {
      const serial = serialFrom(token);
      expect(parseSerial(serial)).toBe(serial);
      expect(parseSerial(` ${serial.toLowerCase().replaceAll('-', ' ')} `)).toBe(serial);
      expect(parseSerial(serial.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(serial);
    }),
  );
});

test('what cannot be a serial is none', () => {
  for (const typed of ['', 'ABCDE', 'U'.repeat(20), '0'.repeat(21), "' or 1=1 --", '0'.repeat(5000)]) {
    expect(parseSerial(typed), typed.slice(0, 30)).toBeNull();
  }
});

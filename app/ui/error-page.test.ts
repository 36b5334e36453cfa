import { expect, test } from 'vitest';
import { errorWords } from './error-page.tsx';

test.each([401, 403, 404, 409, 413, 422, 429, 500, 503])('status %i has words of its own', (status) => {
  const { title, text } = errorWords(status);
  expect(title).not.toBe('');
  expect(text.length).toBeGreaterThan(20);
});

test('an unknown status falls back on its class', () => {
  expect(errorWords(418)).toEqual(errorWords(400));
  expect(errorWords(502)).toEqual(errorWords(500));
});

test('a refusal says more than its status', () => {
  expect(errorWords(409, 'no-attempts-left')).not.toEqual(errorWords(409));
  expect(errorWords(409, 'stale')).toEqual(errorWords(409));
});

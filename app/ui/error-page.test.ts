import { expect, test } from 'vitest';
import { errorWords, wayOn } from './error-page.tsx';

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

test('a draft that is gone says so, and leads to its module', () => {
  expect(errorWords(404, 'not-found', 'authoring.no-draft')).not.toEqual(errorWords(404));
  expect(errorWords(404, 'not-found', 'authoring.no-such-module')).toEqual(errorWords(404));
});

test.each([
  [false, '/studio/import', '/'],
  [true, '/learn/hands/first', '/learn'],
  [true, '', '/learn'],
  [true, '/studio', '/learn'],
  [true, '/studio/import/x', '/studio'],
  [true, '/studio/modules/hands', '/studio'],
  [true, '/studio/modules/hands/questions/q1', '/studio/modules/hands'],
  [true, '/team/people/x', '/team'],
  [true, '/teams/x', '/learn'],
])('signed in %s at “%s” the way on is %s', (signedIn, at, to) => {
  expect(wayOn(signedIn, at).to).toBe(to);
});

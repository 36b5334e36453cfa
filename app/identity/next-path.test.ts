import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loginPath, nextPath } from './next-path.ts';

const table: [next: string | null, path: string | null][] = [
  ['/learn', '/learn'],
  ['/learn/m3/quiz?view=all#q2', '/learn/m3/quiz?view=all#q2'],
  ['/verify/Łódź', '/verify/%C5%81%C3%B3d%C5%BA'],
  ['/a/../learn', '/learn'],
  ['/', '/'],
  [null, null],
  ['', null],
  ['learn', null],
  ['//evil.example', null],
  ['///evil.example', null],
  ['/\\evil.example', null],
  ['\\\\evil.example', null],
  ['/\t/evil.example', null],
  ['/\n/evil.example', null],
  ['/a/..//evil.example', null],
  ['/.//evil.example', null],
  ['https://evil.example', null],
  ['https:/evil.example', null],
  ['javascript:alert(1)', null],
  [' javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['/login?next=/learn', null],
  ['/logout', null],
];

test.each(table)('after signing in, %j leads to %j', (next, path) => {
  expect(nextPath(next)).toBe(path);
});

test('whatever is asked for, a browser stays on this origin', () => {
  const text = fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[/\\.a\t?#@:]{1,12}$/));
  fc.assert(
    fc.property(text, (next) => {
      const path = nextPath(next);
      if (path !== null) expect(new URL(path, 'https://acumen.test').origin).toBe('https://acumen.test');
    }),
  );
});

test('the sign-in page remembers where it was asked from', () => {
  expect(loginPath('/learn/m3?x=1')).toBe('/login?next=%2Flearn%2Fm3%3Fx%3D1');
  expect(loginPath('/')).toBe('/login');
  expect(loginPath('//evil.example')).toBe('/login');
});

import { expect, test } from 'vitest';
import { blankSessionCookie, readSessionToken, sessionCookie } from './session-cookie.server.ts';

const online = 'https://learn.example.org';
const local = 'http://localhost:3000';
const token = 'abcdefghijklmnopqrstuv';

test('name and flags follow the scheme', () => {
  expect(sessionCookie(token, online)).toBe(`__Host-acumen=${token}; HttpOnly; Path=/; SameSite=Lax; Secure`);
  expect(sessionCookie(token, local)).toBe(`acumen=${token}; HttpOnly; Path=/; SameSite=Lax`);
  expect(blankSessionCookie(online)).toBe('__Host-acumen=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax; Secure');
});

const table: [header: string | null, origin: string, found: string | null][] = [
  [`__Host-acumen=${token}`, online, token],
  [`a=%E0%A4%A; __Host-acumen=${token}; b`, online, token],
  [`x__Host-acumen=${token}`, online, null],
  [`acumen=${token}`, online, null],
  [`__Host-acumen=${token}`, local, null],
  [`acumen=${token}`, local, token],
  ['acumen=', local, null],
  ['acumen=short', local, null],
  [`acumen=${token}<script>`, local, null],
  [`acumen=${'x'.repeat(5000)}`, local, null],
  ['', local, null],
  [null, local, null],
];

test.each(table)('the cookie header %j at %s holds %j', (header, origin, found) => {
  expect(readSessionToken(header, origin)).toBe(found);
});

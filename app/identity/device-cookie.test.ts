import { expect, test } from 'vitest';
import { deviceCookie, readDevice } from './device-cookie.server.ts';
import { sessionCookie } from './session-cookie.server.ts';

const secret = 'a secret for tests of thirty-two characters or more';
const online = { origin: 'https://learn.example.org', secret };
const local = { origin: 'http://localhost:3000', secret };

function pairOf(cookie: string): string {
  return cookie.split(';')[0] ?? '';
}

test('name and flags follow the scheme, and the cookie is kept for long', () => {
  const flags = 'HttpOnly; Max-Age=34560000; Path=/; SameSite=Lax';
  const [name, ...rest] = deviceCookie('d', online).split('; ');
  expect([name, rest.join('; ')]).toEqual([
    expect.stringMatching(/^__Host-acumen-device=[\w.-]+$/),
    `${flags}; Secure`,
  ]);
  const [localName, ...localRest] = deviceCookie('d', local).split('; ');
  expect([localName, localRest.join('; ')]).toEqual([expect.stringMatching(/^acumen-device=[\w.-]+$/), flags]);
});

test('a device is read back, beside the session', () => {
  const header = `${pairOf(sessionCookie('abcdefghijklmnopqrstuv', online.origin))}; ${pairOf(deviceCookie('d-1', online))}`;
  expect(readDevice(header, online)).toBe('d-1');
});

test('what this installation has not signed is no device', () => {
  const good = pairOf(deviceCookie('d-1', local));
  const value = good.slice('acumen-device='.length);
  const other = deviceCookie('d-1', { ...local, secret: `${secret} of another installation` });
  const last = value.endsWith('A') ? 'B' : 'A';
  for (const header of [
    null,
    '',
    'acumen-device=',
    'acumen-device=d-1',
    `acumen-device=${value.slice(0, -1)}${last}`,
    `acumen-device=${value}${value}`,
    `acumen-device=${'x'.repeat(8000)}`,
    pairOf(other),
    `__Host-${good}`,
  ]) {
    expect(readDevice(header, local)).toBeNull();
  }
});

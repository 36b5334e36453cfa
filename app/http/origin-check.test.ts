import { expect, test } from 'vitest';
import { isFromOwnPage, type OriginFacts, ownOrigin } from './origin-check.ts';

const online = { origin: 'https://learn.example.org', local: false };
const local = { origin: 'http://localhost:3000', local: true };

const hosts: [host: string | undefined, env: typeof online, own: string | null][] = [
  ['learn.example.org', online, 'https://learn.example.org'],
  ['LEARN.example.org', online, 'https://learn.example.org'],
  ['learn.example.org:444', online, null],
  ['evil.example', online, null],
  ['localhost:3000', online, null],
  [undefined, online, null],
  ['localhost:3000', local, 'http://localhost:3000'],
  ['localhost:4000', local, 'http://localhost:4000'],
  ['127.0.0.1:3000', local, 'http://127.0.0.1:3000'],
  ['[::1]:3000', local, 'http://[::1]:3000'],
  ['acumen.localhost', local, 'http://acumen.localhost'],
  ['localhost.evil.example', local, null],
  ['evil.example', local, null],
  ['127.0.0.1.evil.example', local, null],
  ['10.0.0.5:3000', local, null],
  ['', local, null],
];

test.each(hosts)('Host %s at %j is %s', (host, env, own) => {
  expect(ownOrigin(host, env)).toBe(own);
});

const own = 'https://learn.example.org';
const forms: [facts: Omit<OriginFacts, 'own'>, allowed: boolean][] = [
  [{ origin: own }, true],
  [{ origin: 'HTTPS://LEARN.EXAMPLE.ORG' }, true],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: 'http://learn.example.org' }, false],
  [{ origin: 'https://learn.example.org.evil.example' }, false],
  [{ origin: 'https://learn.example.org:444' }, false],
  [{ origin: 'null' }, false],
  [{ origin: '' }, false],
  [{ origin: 'https://evil.example', secFetchSite: 'same-origin', referer: `${own}/x` }, false],
  [{ secFetchSite: 'same-origin' }, true],
  [{ secFetchSite: 'same-site' }, false],
  [{ secFetchSite: 'cross-site' }, false],
  [{ secFetchSite: 'none' }, false],
  [{ secFetchSite: 'cross-site', referer: `${own}/x` }, false],
  [{ referer: `${own}/learn/m3` }, true],
  [{ referer: 'https://evil.example/?https://learn.example.org' }, false],
  [{ referer: 'nonsense' }, false],
  [{}, false],
];

test.each(forms)('a form with %j: %s', (facts, allowed) => {
  expect(isFromOwnPage({ own, ...facts })).toBe(allowed);
});

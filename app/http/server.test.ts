import { connect } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { pino } from 'pino';
import { createElement } from 'react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal, type RefusalCode, refusalStatus } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { applicationBuild, startTestServer, type TestServer, testEnv } from '#tests/setup/application.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { startServer } from './start-server.server.ts';

type Routes = ServerBuild['routes'];
type RouteModule = NonNullable<Routes[string]>['module'];

const page = () => createElement('p', null, 'a page');

/** Routes that do what a route may do wrong. */
const odd: Record<string, Partial<RouteModule>> = {
  'refuse/:code': {
    default: page,
    loader: ({ params }) => {
      throw new Refusal(params.code as RefusalCode, 'test.reason', { count: 3 });
    },
  },
  'refuse-plain': {
    loader: () => {
      throw new Refusal('forbidden', 'test.reason');
    },
  },
  bug: {
    default: page,
    loader: () => {
      throw new TypeError('the secret is 12345');
    },
  },
  'bug-plain': {
    loader: () => {
      throw new TypeError('the secret is 12345');
    },
  },
  'bug-render': {
    default: () => {
      throw new TypeError('the secret is 12345');
    },
  },
  busy: {
    default: page,
    loader: () => {
      throw Object.assign(new Error('disk full at /srv/data'), { code: 'SQLITE_FULL' });
    },
  },
  pdf: {
    loader: () => new Response(new Uint8Array([37, 80, 68, 70]), { headers: { 'content-type': 'application/pdf' } }),
  },
  keys: {
    loader: () => Response.json({ keys: [] }, { headers: { 'cache-control': 'public, max-age=60' } }),
  },
  slow: {
    default: page,
    loader: async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return null;
    },
  },
  'take/:what/now': {
    action: async ({ request, params, context }) => {
      const form = await context.form();
      if (params.what === 'refused') throw new Refusal('stale', 'test.reason');
      if (params.what === 'bug') throw new TypeError('the secret is 12345');
      return Response.json({ params, a: form?.get('a'), url: request.url, path: context.path });
    },
  },
  'take/:page': { default: page, action: () => Response.json('of a page') },
  long: { default: () => createElement('p', null, 'word '.repeat(2000)) },
};

const extra = Object.fromEntries(
  Object.entries(odd).map(([path, module]) => [
    path,
    { id: path, parentId: 'root', path, module: module as RouteModule },
  ]),
);

const online = { origin: 'https://learn.example.org', local: false };
const deps = testDeps();
const servers: Record<'local' | 'online', TestServer | undefined> = { local: undefined, online: undefined };
let build: ServerBuild;

beforeAll(async () => {
  build = await applicationBuild({ only: ['routes/login', 'routes/logout'], extra });
  servers.online = await startTestServer(build, { db: emptyDatabase(), deps, env: online });
  // Last, since the process's one runtime, whose log the entry file writes to, is that of the newest server.
  servers.local = await startTestServer(build, { db: emptyDatabase(), deps });
});
afterAll(() => Promise.all(Object.values(servers).map((server) => server?.close())));

function serve(where: 'local' | 'online' = 'local') {
  const server = servers[where];
  if (!server) throw new Error('not started');
  server.logged.length = 0;
  return { server, call: server.call };
}

/** Nobody is in it: what stands here needs no session. */
function emptyDatabase(): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

test('every kind of answer has the security headers, and nothing of it is kept', async () => {
  const { call } = serve('online');
  const answers = {
    page: await call('/login'),
    redirect: await call('/logout'),
    'form with an error': await call('/login', { form: {} }),
    unknown: await call('/nowhere'),
    refused: await call('/refuse/closed'),
    failed: await call('/bug'),
    'failed resource': await call('/bug-plain'),
    pdf: await call('/pdf'),
    'wrong host': await call('/login', { headers: { host: 'evil.example' } }),
    'wrong method': await call('/login', { method: 'DELETE' }),
    'wrong origin': await call('/login', { form: {}, headers: { origin: 'https://evil.example' } }),
  };
  for (const [kind, { headers }] of Object.entries(answers)) {
    expect(headers, kind).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'cache-control': 'no-store',
    });
    expect(headers['permissions-policy'], kind).toContain('camera=()');
    if (kind !== 'pdf') expect(headers['content-security-policy'], kind).toContain("frame-ancestors 'none'");
  }
});

test('the policy of a page allows scripts by a nonce that is new each time, and nothing inline', async () => {
  const { call } = serve();
  const nonces = new Set<string>();
  for (let index = 0; index < 3; index += 1) {
    const { text, headers } = await call('/login');
    const policy = String(headers['content-security-policy']);
    const nonce = /script-src 'self' 'nonce-([\w+/=-]{20,})'/.exec(policy)?.[1] ?? '';
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map((match) => match[0]);
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(text).not.toMatch(/\sstyle=|\son\w+="/);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('on http nothing promises https', async () => {
  const { call } = serve();
  expect((await call('/login')).headers['strict-transport-security']).toBeUndefined();
});

test('a route may let its answer be kept; files of the build are kept for ever', async () => {
  const { call } = serve();
  expect((await call('/keys')).headers['cache-control']).toBe('public, max-age=60');
  const file = await call('/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(file.status).toBe(200);
  expect(file.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'x-content-type-options': 'nosniff',
  });
  expect((await call('/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600');
  expect((await call('/assets/gone.js')).status).toBe(404);
  expect((await call('/assets/app-1a2b3c.js', { headers: { range: 'bytes=9-2' } })).status).toBe(200);
  expect((await call('/assets/../../../package.json')).status).toBe(404);
  expect((await call('/assets/%2e%2e/%2e%2e/server.test.ts')).status).toBe(404);
});

test('text is compressed for whoever takes it', async () => {
  const { call } = serve();
  const plain = await call('/long');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers.vary).toBe('Accept-Encoding');
  const packed = await call('/long', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(Number(packed.headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']) / 3);
});

test('a refusal has the status of its code, and a page or JSON that tells the code alone', async () => {
  const { call, server } = serve();
  for (const [code, status] of Object.entries(refusalStatus)) {
    const document = await call(`/refuse/${code}`);
    expect(document.status, code).toBe(status);
    expect(document.text).toContain('<h1>');
    const data = await call(`/refuse/${code}.data`);
    expect(data.status, code).toBe(status);
    expect(data.text).toContain(code);
    expect(data.text).toContain('test.reason');
  }
  const plain = await call('/refuse-plain');
  expect([plain.status, JSON.parse(plain.text)]).toEqual([
    403,
    { code: 'forbidden', reason: 'test.reason', params: {} },
  ]);
  expect((await call('/refuse/too-many')).headers['retry-after']).toBe('5');
  expect(server.logged.filter((line) => line.msg === 'unexpected error')).toEqual([]);
});

test('a bug is a 500 that leaks nothing, and is logged once with the id on the answer', async () => {
  const { call, server } = serve();
  for (const path of ['/bug', '/bug.data', '/bug-plain', '/bug-render']) {
    server.logged.length = 0;
    const answer = await call(path);
    expect(answer.status, path).toBe(500);
    expect(answer.text, path).not.toMatch(/12345|TypeError|at .*\.ts/);
    const lines = server.logged.filter((line) => line.msg === 'unexpected error');
    expect(lines, path).toHaveLength(1);
    expect(JSON.stringify(lines), path).toContain('12345');
    if (path === '/bug-plain') expect(JSON.parse(answer.text).params.requestId).toBe(lines[0]?.requestId);
  }
});

test('a database that cannot answer is a 503', async () => {
  const { call, server } = serve();
  const answer = await call('/busy');
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.text).not.toContain('/srv/data');
  expect(server.logged.filter((line) => line.level === 50)).toEqual([]);
});

test('a form for a route without a page is answered as through the router', async () => {
  const { call, server } = serve();
  const taken = await call('/take/b%20c/now?d=1', { form: { a: 'é' } });
  expect(taken.headers['content-type']).toContain('application/json');
  const url = 'http://localhost:3000/take/b%20c/now?d=1';
  expect(JSON.parse(taken.text)).toEqual({ params: { what: 'b c' }, a: 'é', url, path: '/take/b%20c/now?d=1' });
  expect((await call('/take/refused/now', { form: { a: '1' } })).status).toBe(409);
  const failed = await call('/take/bug/now', { form: { a: '1' } });
  expect([failed.status, failed.text.includes('12345')]).toEqual([500, false]);
  expect(server.logged.filter((line) => line.msg === 'unexpected error')).toHaveLength(1);
  expect((await call('/take/a/now', { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403);
  expect((await call('/take/a/now')).status).toBe(400);
  expect((await call('/take/page', { form: {} })).headers['content-type']).toContain('text/html');
});

const badRequests: [what: string, path: string, options: Parameters<TestServer['call']>[1], status: number][] = [
  ['put', '/login', { method: 'PUT', body: 'x' }, 405],
  ['options', '/login', { method: 'OPTIONS' }, 405],
  ['trace', '/login', { method: 'TRACE' }, 405],
  ['no such page', '/nowhere', {}, 404],
  ['undecodable path', '/learn/%E0%A4%A', {}, 400],
  ['NUL in the path', '/learn/%00', {}, 400],
  ['another address', 'http://evil.example/login', {}, 400],
  ['a path that looks like a host', '//evil.example/login', {}, 400],
  ['an address without end', `/${'a'.repeat(5000)}`, {}, 400],
  ['foreign host', '/login', { headers: { host: 'evil.example' } }, 421],
  [
    'form without origin',
    '/login',
    { method: 'POST', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    403,
  ],
  ['form from elsewhere', '/login', { form: {}, headers: { origin: 'https://evil.example' } }, 403],
  ['form from nowhere', '/login', { form: {}, headers: { origin: 'null' } }, 403],
  ['form from another port', '/login', { form: {}, headers: { origin: 'http://localhost:4000' } }, 403],
  ['form over 1 MB', '/login', { form: { identifier: 'x'.repeat(1_000_001) } }, 413],
  ['NUL in a form', '/login', { form: { identifier: '\0' } }, 400],
];

test.each(badRequests)('%s', async (_, path, options, status) => {
  const { call } = serve();
  const answer = await call(path, options);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain('<h1>');
  expect(answer.text).not.toContain('evil');
});

const bodies: [type: string, body: string, status: number][] = [
  ['text/plain', 'a=1', 415],
  ['', 'a=1', 415],
  ['application/json', '{"a":', 400],
  ['application/json', '{"a":"\\u0000"}', 400],
  ['multipart/form-data; boundary=x', 'nonsense', 400],
  ['multipart/form-data', 'nonsense', 400],
  [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="identifier"\r\n\r\n\0\r\n--x--\r\n',
    400,
  ],
  [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="identifier"\r\n\r\nann\r\n--x--\r\n',
    422,
  ],
  ['application/x-www-form-urlencoded', 'identifier=%FF%FE&&&=', 422],
];

test.each(bodies)('a body of type %j: %j', async (type, body, status) => {
  const { call } = serve();
  const headers = { origin: 'http://localhost:3000', ...(type && { 'content-type': type }) };
  expect((await call('/login', { method: 'POST', body, headers })).status).toBe(status);
});

/** Sends a form in chunks of 64 kB, without saying how many, and gives what the server says before it hangs up. */
function upload(port: number, chunks: number, { end }: { end: boolean }): Promise<string> {
  const head = ['POST /login HTTP/1.1', 'Host: localhost:3000', 'Origin: http://localhost:3000'];
  head.push('Content-Type: application/x-www-form-urlencoded', 'Transfer-Encoding: chunked');
  const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (part) => {
      text += part;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    for (let index = 0; index < chunks; index += 1) socket.write(chunk);
    if (end) socket.write('0\r\n\r\n');
  });
}

test('a body of unknown length is refused beyond 1 MB, and cut off where it does not end', async () => {
  const { server, call } = serve();
  const answer = await upload(server.port, 20, { end: true });
  expect(answer).toContain('HTTP/1.1 413');
  expect(answer).toContain('1 MB');
  await upload(server.port, 300, { end: false });
  expect((await call('/healthz')).status).toBe(200);
});

test('operators see life, readiness and counters; the public sees no counters', async () => {
  const { call } = serve('online');
  const direct = { host: '10.0.0.9:3000' };
  expect(await call('/healthz', { headers: direct })).toMatchObject({ status: 200, text: 'ok\n' });
  expect(await call('/readyz', { headers: direct })).toMatchObject({ status: 200, text: 'ready\n' });
  expect((await call('/metrics')).text).toMatch(/acumen_requests_total\{status="2xx"\} \d/);
  expect((await call('/metrics', { headers: { 'x-forwarded-for': '198.51.100.7' } })).status).toBe(404);
});

test('closing finishes what is under way and takes nothing new', async () => {
  const server = await startTestServer(build, { db: emptyDatabase(), deps: deps });
  const under = server.call('/slow');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await server.close();
  expect((await under).status).toBe(200);
  await expect(server.call('/login')).rejects.toThrow();
});

test('a port that is taken is refused', async () => {
  const { server } = serve();
  const runtime = { db: emptyDatabase(), deps: deps, env: testEnv, log: pino({ level: 'silent' }) };
  await expect(startServer(build, { runtime, port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

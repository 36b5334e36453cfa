import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cpuTime } from '#tests/bench/cpu-time.ts';
import { lastSequence } from '#tests/bench/quiz-posts.ts';
import { inDigits, line, percentile, table } from '#tests/bench/results.ts';
import { WireClient } from '#tests/bench/wire-client.ts';

test.each([
  [0.5, 5],
  [0.99, 10],
  [0.9, 9],
  [0, 1],
])('share %d of one to ten is %d', (share, value) => {
  expect(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share)).toBe(value);
});

test.each([
  [0.04567, '0.0457'],
  [1.5, '1.50'],
  [94.82, '94.8'],
  [6311.6, '6,312'],
  [11, '11'],
])('%d is written %s', (value, text) => {
  expect(inDigits(value)).toBe(text);
});

test('the table says for each target whether it is kept', () => {
  const lines = table([
    { name: 'CPU', value: 1.5, unit: 'ms', against: 1.5 },
    { name: 'page', value: 151, unit: 'kB', against: 150 },
    { name: 'rate', value: 1234, unit: 'req/s' },
  ]).split('\n');
  expect(lines.slice(1)).toEqual([
    'CPU    1.50  ms     ≤ 1.50  ok',
    'page    151  kB      ≤ 150  over',
    'rate  1,234  req/s',
  ]);
});

test('a line says by how much a target is missed', () => {
  expect(line({ name: 'CPU', value: 1.5, unit: 'ms', against: 1.5 })).toBe('CPU: 1.50 ms (ok)');
  expect(line({ name: 'page', value: 151, unit: 'kB', against: 150 })).toBe('page: 151 kB (over 150)');
  expect(line({ name: 'rate', value: 1234, unit: 'req/s' })).toBe('rate: 1,234 req/s');
});

test('the time of a process rises with its work', () => {
  const before = cpuTime(process.pid);
  const until = performance.now() + 60;
  while (performance.now() < until) Math.sqrt(until);
  expect(cpuTime(process.pid)).toBeGreaterThan(before);
});

test('the last answer to each question is the one that must be stored', () => {
  expect([0, 1, 58, 59].map((n) => lastSequence(n, 60))).toEqual([301, 302, 359, 360]);
  expect([0, 3, 6].map((n) => lastSequence(n, 7))).toEqual([357, 360, 356]);
});

test('a connection of the load reads answers of every length, and says when one is not what was asked for', async () => {
  const seen: string[] = [];
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    seen.push(`${req.method} ${req.url} ${body}`);
    if (req.url === '/gone') return res.destroy();
    if (req.url === '/empty') return res.writeHead(204).end();
    if (req.url === '/known') return res.setHeader('content-length', 300_000).end('a'.repeat(300_000));
    res.write('first');
    setTimeout(() => res.end('last'), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const client = new WireClient(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  const get = (path: string, status = 200) => client.send({ method: 'GET', path, headers: {}, status });
  expect(await get('/chunked')).toBeGreaterThanOrEqual(19);
  await get('/known');
  await get('/empty', 204);
  await client.send({ method: 'POST', path: '/form', headers: {}, body: 'n=ä', status: 200 });
  await get('/known');
  expect(seen).toEqual(['GET /chunked ', 'GET /known ', 'GET /empty ', 'POST /form n=ä', 'GET /known ']);
  await expect(get('/known', 404)).rejects.toThrow('GET /known answered 200 instead of 404');
  await expect(get('/gone')).rejects.toThrow('closed');
});

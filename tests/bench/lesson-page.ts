import { cpuTime } from './cpu-time.ts';
import type { LoadJob, LoadProcess } from './load.ts';
import { percentile, type Result } from './results.ts';
import type { Server } from './servers.ts';

const rounds = 3;
const seconds = 1.6;
/** Requests of each of sixteen connections, until V8 has compiled what runs often. */
const warmUp = 120;
const targets = { cpu: 1.5, p99: 40 };

interface Measured {
  requests: number;
  seconds: number;
  cpu: number;
  latencies: number[];
}

/** The page at `path` from the application and, in turns within the same minute, the same bytes from the bare server. */
export async function measureLessonPage(
  load: LoadProcess,
  { acumen, bare, path, cookie }: { acumen: Server; bare: Server; path: string; cookie: string },
): Promise<Result[]> {
  const sums = new Map<string, Measured>();
  const servers = [
    ['lesson', acumen],
    ['bare', bare],
  ] as const;
  for (const [, server] of servers) {
    const { origin, lanes } = jobFor(server, { path, cookie, encoding: 'gzip', connections: 16 });
    await load.run({ origin, lanes: lanes.map(([request]) => Array(warmUp).fill(request)) });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const encoding of ['identity', 'gzip']) {
      for (const connections of [1, 16]) {
        for (const [name, server] of servers) {
          const before = cpuTime(server.pid);
          const result = await load.run({ ...jobFor(server, { path, cookie, encoding, connections }), seconds });
          add(sums, `${name} ${encoding} ${connections}`, { ...result, cpu: cpuTime(server.pid) - before });
        }
      }
    }
  }
  return ['gzip', 'identity'].flatMap((encoding) => lines(sums, encoding));
}

interface Page {
  path: string;
  cookie: string;
  encoding: string;
  connections: number;
}

function jobFor({ origin }: Server, { path, cookie, encoding, connections }: Page): LoadJob {
  const request = { method: 'GET' as const, path, headers: { cookie, 'accept-encoding': encoding }, status: 200 };
  return { origin, lanes: Array.from({ length: connections }, () => [request]) };
}

function add(sums: Map<string, Measured>, key: string, more: { latencies: number[]; seconds: number; cpu: number }) {
  const sum = sums.get(key) ?? { requests: 0, seconds: 0, cpu: 0, latencies: [] };
  sums.set(key, {
    requests: sum.requests + more.latencies.length,
    seconds: sum.seconds + more.seconds,
    cpu: sum.cpu + more.cpu,
    latencies: [...sum.latencies, ...more.latencies],
  });
}

function lines(sums: Map<string, Measured>, encoding: string): Result[] {
  const what = encoding === 'gzip' ? 'with gzip' : 'plain';
  const of = (name: string, connections: number) => {
    const sum = sums.get(`${name} ${encoding} ${connections}`);
    if (!sum) throw new Error(`nothing was measured for ${name}`);
    return sum;
  };
  const each = (name: string, connections: number): Result[] => {
    const sum = of(name, connections);
    const label = `${name === 'bare' ? 'bare node:http' : 'lesson page'} ${what}, ${connections} conn.`;
    const ours = name === 'lesson';
    const p99 = percentile(sum.latencies, 0.99);
    const cpu = sum.cpu / sum.requests;
    return [
      { name: `${label}: rate`, value: sum.requests / sum.seconds, unit: 'req/s' },
      { name: `${label}: p50`, value: percentile(sum.latencies, 0.5), unit: 'ms' },
      { name: `${label}: p99`, value: p99, unit: 'ms', ...(ours && connections === 16 && { against: targets.p99 }) },
      { name: `${label}: CPU per request`, value: cpu, unit: 'ms', ...(ours && { against: targets.cpu }) },
    ];
  };
  const [lesson, bare] = [of('lesson', 16), of('bare', 16)];
  return [
    ...[1, 16].flatMap((connections) => [...each('lesson', connections), ...each('bare', connections)]),
    {
      name: `lesson page ${what}: CPU in multiples of bare`,
      value: lesson.cpu / lesson.requests / (bare.cpu / bare.requests),
      unit: '×',
    },
    {
      name: `lesson page ${what}: bare rate in multiples of ours`,
      value: bare.requests / bare.seconds / (lesson.requests / lesson.seconds),
      unit: '×',
    },
  ];
}

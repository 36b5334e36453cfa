import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { LoadJob, LoadRequest, LoadResult } from './load.ts';

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: Error) => process.send?.({ failure: error.message }),
  );
});

async function run({ origin, lanes, seconds, pause }: LoadJob): Promise<LoadResult> {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: lanes.length });
  const latencies: number[] = [];
  const started = performance.now();
  const until = seconds === undefined ? 0 : started + seconds * 1000;
  await Promise.all(
    lanes.map(async (lane, index) => {
      if (pause !== undefined) await setTimeout((pause * index) / lanes.length);
      do {
        for (const each of lane) {
          latencies.push(await send({ agent, hostname, port }, each));
          if (until > 0 && performance.now() >= until) return;
          if (pause !== undefined) await setTimeout(pause);
        }
      } while (until > 0);
    }),
  );
  agent.destroy();
  return { latencies, seconds: (performance.now() - started) / 1000 };
}

function send(to: { agent: Agent; hostname: string; port: string }, each: LoadRequest): Promise<number> {
  const { method, path, headers, body = '', status } = each;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const sent = request({ ...to, method, path, headers: { ...headers, ...length } }, (response) => {
      response.on('data', () => {});
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === status) resolve(performance.now() - started);
        else reject(new Error(`${method} ${path} answered ${response.statusCode} instead of ${status}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

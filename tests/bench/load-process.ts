import { setTimeout } from 'node:timers/promises';
import type { LoadJob, LoadResult } from './load.ts';
import { WireClient } from './wire-client.ts';

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: Error) => process.send?.({ failure: error.message }),
  );
});

async function run({ origin, lanes, seconds, pause }: LoadJob): Promise<LoadResult> {
  const latencies: number[] = [];
  const started = performance.now();
  const until = seconds === undefined ? 0 : started + seconds * 1000;
  await Promise.all(
    lanes.map(async (lane, index) => {
      if (pause !== undefined) await setTimeout((pause * index) / lanes.length);
      const client = new WireClient(new URL(origin));
      try {
        do {
          for (const each of lane) {
            latencies.push(await client.send(each));
            if (until > 0 && performance.now() >= until) return;
            if (pause !== undefined) await setTimeout(pause);
          }
        } while (until > 0);
      } finally {
        client.close();
      }
    }),
  );
  return { latencies, seconds: (performance.now() - started) / 1000 };
}

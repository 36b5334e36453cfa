import { request } from 'node:http';
import type { LoadProcess } from './load.ts';
import { residentMemory } from './memory.ts';
import { percentile, type Result } from './results.ts';
import type { Server } from './servers.ts';

const file = '/team/export.csv?sort=name';
/** `memory` in megabytes: what V8 takes before it collects. A million people held at once would be a gigabyte. */
const targets = { seconds: { 10000: 0.5 }, lessons: 100, memory: 150 };
/** Sixteen readers, each at the next page a quarter of a second later: about sixty pages a second. */
const readers = { connections: 16, pause: 250 };
const seconds = { warmUp: 2, load: 1, sample: 0.1, least: 3 };
/** A short file is timed as often, and the middle one counts. */
const timed = { few: 5, upTo: 10_000 };

export interface FileReading {
  people: number;
  server: Server;
  /** Cookies of whoever takes the file and of whoever reads the lesson. */
  manager: string;
  learner: string;
  lesson: string;
}

/**
 * Everybody as one CSV: how long it takes alone, and what it does to a lesson's readers and to the server's memory while it is
 * sent, again and again until there is something to measure.
 */
export async function measurePeopleFile(load: LoadProcess, reading: FileReading): Promise<Result[]> {
  const { people, server, manager, learner, lesson } = reading;
  const { origin, pid } = server;
  const readLesson = (length: number) => {
    const headers = { cookie: learner, 'accept-encoding': 'gzip' };
    const asked = { method: 'GET' as const, path: lesson, headers, status: 200 };
    const lanes = Array.from({ length: readers.connections }, () => [asked]);
    return load.run({ origin, lanes, seconds: length, pause: readers.pause });
  };
  const alone: number[] = [];
  for (let n = 0; n < (people <= timed.upTo ? timed.few : 1); n += 1) {
    alone.push(await download(origin + file, manager, people));
  }
  await readLesson(seconds.warmUp);
  const before = residentMemory(pid);
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(residentMemory(pid)), seconds.sample * 1000);
  const latencies: number[] = [];
  let sending = true;
  const reads = (async () => {
    while (sending) latencies.push(...(await readLesson(seconds.load)).latencies);
  })();
  const until = performance.now() + seconds.least * 1000;
  try {
    do await download(origin + file, manager, people);
    while (performance.now() < until);
  } finally {
    sending = false;
    await reads;
    clearInterval(sampling);
  }
  const name = `CSV of ${people.toLocaleString('en-GB')} people`;
  const against = targets.seconds[people as keyof typeof targets.seconds];
  return [
    { name: `${name}: time alone`, value: percentile(alone, 0.5), unit: 's', ...(against && { against }) },
    {
      name: `${name}: lesson pages beside it, ${readers.connections} readers, p99`,
      value: percentile(latencies, 0.99),
      unit: 'ms',
      against: targets.lessons,
    },
    { name: `${name}: memory before`, value: before, unit: 'MB' },
    {
      name: `${name}: memory, most above it`,
      value: Math.max(...memory) - before,
      unit: 'MB',
      against: targets.memory,
    },
  ];
}

/** Seconds. Throws unless there is a line for each person at least. */
function download(url: string, cookie: string, people: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let lines = -1;
    const sent = request(url, { agent: false, headers: { cookie } }, (response) => {
      response.on('data', (chunk: Buffer) => {
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200 && lines >= people) resolve((performance.now() - started) / 1000);
        else reject(new Error(`${url} answered ${response.statusCode} with ${lines} people`));
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

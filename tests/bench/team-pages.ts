import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { peoplePath, peopleStates } from '#app/reporting/people-filter.ts';
import type { Engine } from '#db/dialect/engine.ts';
import { startPostgres } from '#tests/setup/postgres.ts';
import { LoadProcess } from './load.ts';
import { measurePeopleFile } from './people-file.ts';
import { percentile, type Result } from './results.ts';
import { freePort, prepareOrganisation, settings, startAcumen } from './servers.ts';
import { hireViewer, type Viewer } from './viewers.ts';
import { getWire } from './wire.ts';

const targets = { ratio: { 100000: 1.5, 1000000: 2 }, concurrent: 100 };
const base = 1000;
const managers = 16;
const looks = { warm: 4, each: 15, loadSeconds: 10 };
/** Milliseconds: nobody reads a page faster. */
const glance = 250;

/** How the name of a page begins on which somebody was searched. */
const byName = 'by name: ';

/** Milliseconds of a page, by its name. */
type Times = Map<string, number>;

/**
 * The dashboard and the people list in each state and order, first, next and last page, in organisations of a thousand and of
 * more people, each time a page's median; all of them at once for sixteen managers who see the same, page after page without a
 * pause, and searches likewise; pages of units of their own that each of sixteen others sees for the first time; and everybody
 * as a file.
 */
export async function measureTeamPages(
  sizes: number[],
  engine: Engine,
  say: (line: string) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  let least: Times | null = null;
  for (const size of [base, ...sizes]) {
    say(`an organisation of ${size} people on ${engine}`);
    const { times, concurrent, file } = await measureSize(size, engine);
    const people = `${size.toLocaleString('en-GB')}${engine === 'postgres' ? ' (PostgreSQL)' : ''}`;
    if (!least) least = times;
    else {
      const ratios = [...times].map(([name, ms]): [string, number] => [name, ms / (least?.get(name) ?? ms)]);
      const worst = (searched: boolean) =>
        ratios.filter(([name]) => name.startsWith(byName) === searched).toSorted((a, b) => b[1] - a[1])[0];
      const against = targets.ratio[size as keyof typeof targets.ratio];
      const [sorted, found] = [worst(false), worst(true)];
      results.push(
        {
          name: `team pages, ${people} people: worst in multiples of 1,000 (${sorted?.[0]})`,
          value: sorted?.[1] ?? 0,
          unit: '×',
          against,
        },
        {
          name: `team pages, ${people} people: worst search in multiples of 1,000 (${found?.[0]})`,
          value: found?.[1] ?? 0,
          unit: '×',
        },
        {
          name: `team pages, ${people} people: median in multiples of 1,000`,
          value: median(ratios.map((each) => each[1])),
          unit: '×',
        },
      );
    }
    const dashboard = times.get('/team') ?? 0;
    const lists = [...times].filter(([name]) => name !== '/team').map((each) => each[1]);
    results.push(
      { name: `dashboard, ${people} people: p50`, value: dashboard, unit: 'ms' },
      { name: `people list, ${people} people: slowest p50`, value: Math.max(...lists), unit: 'ms' },
      ...concurrent.map(
        ([name, latencies, against]): Result => ({
          name: `team pages, ${people} people, ${managers} managers${name}: p99`,
          value: percentile(latencies, 0.99),
          unit: 'ms',
          ...(against !== undefined && { against }),
        }),
      ),
      ...file,
    );
  }
  return results;
}

interface Measured {
  times: Times;
  /** What was looked at, latencies, and how many milliseconds of them are asked. */
  concurrent: [name: string, latencies: number[], against?: number][];
  file: Result[];
}

async function measureSize(size: number, engine: Engine): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'acumen-bench-team-'));
  const postgres = engine === 'postgres' ? await startPostgres() : null;
  try {
    const env = { ...settings(folder, await freePort()), ...(postgres && { DATABASE_URL: postgres.url }) };
    prepareOrganisation(env, size);
    const viewer = await hireViewer(env, managers);
    const server = await startAcumen(env);
    const load = new LoadProcess();
    try {
      const { origin } = server;
      const pages = await listPages(origin, viewer);
      const times = await timesOf(origin, pages, viewer.cookie);
      const run = async (lanes: Look[][], how: { seconds?: number; pause?: number } = {}) => {
        const { latencies } = await load.run({ origin, lanes: lanes.map(fromOwnPlace), ...how });
        return latencies;
      };
      const again = (isSearch: boolean) => {
        const some = pages.filter(([name]) => name.startsWith(byName) === isSearch);
        const lane = some.map(([, page]) => look(page, viewer.cookie));
        return run(
          Array.from({ length: managers }, () => lane),
          { seconds: looks.loadSeconds },
        );
      };
      const first = (sort: 'due' | 'name') => viewer.others.map((other) => firstLooks(other, sort));
      const concurrent: Measured['concurrent'] = [
        ['', await again(false), targets.concurrent],
        [' who search', await again(true)],
        [
          ', each page for the first time, 0.25 s a page',
          await run(first('due'), { pause: glance }),
          targets.concurrent,
        ],
        [', each page for the first time, without a pause', await run(first('name'))],
      ];
      const { cookie: manager, learner, lesson } = viewer;
      const file = await measurePeopleFile(load, { people: size, server, manager, learner, lesson });
      return { times, concurrent, file };
    } finally {
      load.stop();
      await server.stop();
    }
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const look = (page: string, cookie: string) => ({
  method: 'GET' as const,
  path: page,
  headers: { cookie, 'accept-encoding': 'gzip' },
  status: 200,
});

type Look = ReturnType<typeof look>;

/** Managers do not all open the same page in the same moment. */
const fromOwnPlace = (lane: Look[], index: number): Look[] => {
  const at = index % lane.length;
  return [...lane.slice(at), ...lane.slice(0, at)];
};

/** The pages of a unit that only its own manager sees, in one order; the dashboard is with those by date. */
function firstLooks({ cookie, unit }: { cookie: string; unit: string }, sort: 'due' | 'name'): Look[] {
  const lists = [undefined, ...peopleStates].flatMap((state) => [
    peoplePath({ unit, state, sort }),
    peoplePath({ unit, state, sort, page: 'last' }),
  ]);
  const dashboard = sort === 'due' ? [`/team?unit=${unit}`] : [];
  return [...dashboard, ...lists].map((page) => look(page, cookie));
}

/** Each page by a name that is the same at every size. */
async function listPages(origin: string, viewer: Viewer): Promise<[name: string, page: string][]> {
  const pages: [string, string][] = [
    ['/team', '/team'],
    ['one ward', `/team?unit=${viewer.unit}`],
    ['one course over time', `/team?trend=course:${viewer.course}`],
    ['list of one ward', peoplePath({ unit: viewer.unit })],
  ];
  for (const q of ['ad', 'okafor', 'adam ok']) {
    for (const sort of ['due', 'name'] as const) {
      pages.push([`${byName}${q}, ${sort}`, peoplePath({ q, sort })]);
      pages.push([`${byName}${q}, ${sort}, last`, peoplePath({ q, sort, page: 'last' })]);
    }
  }
  pages.push([`${byName}ad, overdue`, peoplePath({ q: 'ad', state: 'overdue' })]);
  for (const sort of ['due', 'name'] as const) {
    for (const about of [{}, { course: viewer.course }, { module: viewer.module }]) {
      for (const state of [undefined, ...peopleStates]) {
        const filter = { ...about, state, sort };
        const name = Object.values({ ...about, state, sort }).join(' ');
        pages.push([`${name}, first`, peoplePath(filter)], [`${name}, last`, peoplePath({ ...filter, page: 'last' })]);
        const next = await nextPage(origin + peoplePath(filter), viewer.cookie);
        if (next) pages.push([`${name}, next`, next]);
      }
    }
  }
  return pages;
}

async function nextPage(url: string, cookie: string): Promise<string | null> {
  const { text } = await getWire(url, { cookie });
  const tag = /<a[^>]*rel="next"[^>]*>/.exec(text)?.[0] ?? '';
  return /href="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? null;
}

/** All pages in turns, so that a moment in which the machine was busy elsewhere is one look of many pages, not all of one. */
async function timesOf(origin: string, pages: [name: string, page: string][], cookie: string): Promise<Times> {
  const taken = new Map<string, number[]>(pages.map(([name]) => [name, []]));
  for (let look = 0; look < looks.warm + looks.each; look += 1) {
    for (const [name, page] of pages) {
      const started = performance.now();
      await getWire(origin + page, { cookie });
      if (look >= looks.warm) taken.get(name)?.push(performance.now() - started);
    }
  }
  return new Map([...taken].map(([name, each]) => [name, median(each)]));
}

const median = (values: number[]): number => percentile(values, 0.5);

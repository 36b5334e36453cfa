import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { peoplePath, peopleStates } from '#app/reporting/people-filter.ts';
import type { Engine } from '#db/dialect/engine.ts';
import { startPostgres } from '#tests/setup/postgres.ts';
import { LoadProcess } from './load.ts';
import { measurePeopleFile } from './people-file.ts';
import { line, percentile, type Result } from './results.ts';
import { freePort, prepareOrganisation, type Server, settings, startAcumen } from './servers.ts';
import { hireViewer, type Viewer } from './viewers.ts';
import { getWire } from './wire.ts';

const targets = { ratio: { 100000: 1.5, 1000000: 2 }, concurrent: 100 };
const base = 1000;
const managers = 16;
/** The worst of a hundred and thirty medians is more of an accident the fewer looks each is of. */
const looks = { warm: 4, each: 75, loadSeconds: 10 };
/** Milliseconds: nobody reads a page faster. */
const glance = 250;

/** How the name of a page begins on which somebody was searched. */
const byName = 'by name: ';

/** Addresses, by a name that is the same at every size. */
type Pages = Map<string, string>;

/** Milliseconds of a page, by its name. */
type Times = Map<string, number>;

/** People of a number, behind a server of their own. */
interface Organisation {
  people: number;
  /** The number as results name it. */
  label: string;
  viewer: Viewer;
  server: Server;
  pages: Pages;
  stop: () => Promise<void>;
}

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
  // A million people take half an hour: what is known is said.
  const keep = (some: Result[]) => {
    results.push(...some);
    for (const each of some) say(`  ${line(each)}`);
  };
  say(`an organisation of ${base} people on ${engine}`);
  const small = await openOrganisation(base, engine);
  try {
    keep(await measureLoad(small));
    for (const size of sizes) {
      say(`an organisation of ${size} people on ${engine}`);
      const large = await openOrganisation(size, engine);
      try {
        say('its pages and those of 1,000 people in turns');
        keep(await compareTimes(small, large));
        say('sixteen managers at once, and everybody as a file');
        keep(await measureLoad(large));
      } finally {
        await large.stop();
      }
    }
  } finally {
    await small.stop();
  }
  return results;
}

async function openOrganisation(people: number, engine: Engine): Promise<Organisation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'acumen-bench-team-'));
  const postgres = engine === 'postgres' ? await startPostgres() : null;
  let server: Server | undefined;
  const stop = async () => {
    await server?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const env = { ...settings(folder, await freePort()), ...(postgres && { DATABASE_URL: postgres.url }) };
    prepareOrganisation(env, people);
    const viewer = await hireViewer(env, managers);
    server = await startAcumen(env);
    const label = `${people.toLocaleString('en-GB')} people${engine === 'postgres' ? ' (PostgreSQL)' : ''}`;
    return { people, label, viewer, server, pages: await listPages(server.origin, viewer), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each page of the larger organisation in multiples of its time in the smaller one. */
async function compareTimes(small: Organisation, large: Organisation): Promise<Result[]> {
  const { least, times } = await timesInTurns(small, large);
  const ratios = [...times].map(([name, ms]): [string, number] => [name, ms / (least.get(name) ?? Number.NaN)]);
  const worst = (searched: boolean): Result => {
    const some = ratios.filter(([name]) => name.startsWith(byName) === searched);
    const [name, value] = some.toSorted((a, b) => b[1] - a[1])[0] ?? ['', Number.NaN];
    const page = searched ? 'worst search' : 'worst';
    return { name: `team pages, ${large.label}: ${page} in multiples of 1,000 (${name})`, value, unit: '×' };
  };
  const against = targets.ratio[large.people as keyof typeof targets.ratio];
  const middle = median(ratios.map((each) => each[1]));
  return [
    { ...worst(false), ...(against && { against }) },
    worst(true),
    { name: `team pages, ${large.label}: median in multiples of 1,000`, value: middle, unit: '×' },
    ...slowest(small, least),
    ...slowest(large, times),
  ];
}

function slowest({ label }: Organisation, times: Times): Result[] {
  const lists = [...times].filter(([name]) => name !== '/team').map(([, ms]) => ms);
  return [
    { name: `dashboard, ${label}: p50`, value: times.get('/team') ?? Number.NaN, unit: 'ms' },
    { name: `people list, ${label}: slowest p50`, value: Math.max(...lists), unit: 'ms' },
  ];
}

/**
 * Each page of the one and then of the other, all pages in turns, so that a moment in which the machine was busy elsewhere
 * is one look of many pages at both sizes, not all of one.
 */
async function timesInTurns(small: Organisation, large: Organisation): Promise<{ least: Times; times: Times }> {
  const taken = [...small.pages.keys()].map((name) => ({ name, least: [] as number[], times: [] as number[] }));
  for (let look = 0; look < looks.warm + looks.each; look += 1) {
    for (const { name, least, times } of taken) {
      const pair = [await timeOf(small, name), await timeOf(large, name)] as const;
      if (look < looks.warm) continue;
      least.push(pair[0]);
      times.push(pair[1]);
    }
  }
  return {
    least: new Map(taken.map(({ name, least }) => [name, median(least)])),
    times: new Map(taken.map(({ name, times }) => [name, median(times)])),
  };
}

async function timeOf({ server, pages, viewer }: Organisation, name: string): Promise<number> {
  const started = performance.now();
  await getWire(`${server.origin}${pages.get(name)}`, { cookie: viewer.cookie });
  return performance.now() - started;
}

/** What sixteen managers wait for at once, and a file of everybody. */
async function measureLoad({ people, label, viewer, server, pages }: Organisation): Promise<Result[]> {
  const { origin } = server;
  const load = new LoadProcess();
  const run = async (lanes: Look[][], how: { seconds?: number; pause?: number } = {}) => {
    const { latencies } = await load.run({ origin, lanes: lanes.map(fromOwnPlace), ...how });
    return percentile(latencies, 0.99);
  };
  const again = (searched: boolean) => {
    const some = [...pages].filter(([name]) => name.startsWith(byName) === searched);
    const lane = some.map(([, page]) => look(page, viewer.cookie));
    const lanes = Array.from({ length: managers }, () => lane);
    return run(lanes, { seconds: looks.loadSeconds });
  };
  const first = (sort: 'due' | 'name') => viewer.others.map((other) => firstLooks(other, sort));
  const name = (what: string) => `team pages, ${label}, ${managers} managers${what}: p99`;
  const against = targets.concurrent;
  try {
    await again(false); // Warms what no page alone has warmed.
    return [
      { name: name(''), value: await again(false), unit: 'ms', against },
      { name: name(' who search'), value: await again(true), unit: 'ms' },
      {
        name: name(', each page for the first time, 0.25 s a page'),
        value: await run(first('due'), { pause: glance }),
        unit: 'ms',
        against,
      },
      { name: name(', each page for the first time, without a pause'), value: await run(first('name')), unit: 'ms' },
      ...(await measurePeopleFile(load, {
        people,
        server,
        manager: viewer.cookie,
        learner: viewer.learner,
        lesson: viewer.lesson,
      })),
    ];
  } finally {
    load.stop();
  }
}

const look = (page: string, cookie: string) => ({
  method: 'GET' as const,
  path: page,
  headers: { cookie, 'accept-encoding': 'gzip' },
  status: 200,
});

type Look = ReturnType<typeof look>;

/** Managers do not open the same page in the same moment, nor follow each other page by page. */
const fromOwnPlace = (lane: Look[], index: number): Look[] => {
  const at = Math.floor((index * lane.length) / managers);
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

async function listPages(origin: string, viewer: Viewer): Promise<Pages> {
  const pages: Pages = new Map([
    ['/team', '/team'],
    ['one ward', `/team?unit=${viewer.unit}`],
    ['one course over time', `/team?trend=course:${viewer.course}`],
    ['list of one ward', peoplePath({ unit: viewer.unit })],
  ]);
  for (const q of ['ad', 'okafor', 'adam ok']) {
    for (const sort of ['due', 'name'] as const) {
      pages.set(`${byName}${q}, ${sort}`, peoplePath({ q, sort }));
      pages.set(`${byName}${q}, ${sort}, last`, peoplePath({ q, sort, page: 'last' }));
    }
  }
  pages.set(`${byName}ad, overdue`, peoplePath({ q: 'ad', state: 'overdue' }));
  for (const sort of ['due', 'name'] as const) {
    for (const about of [{}, { course: viewer.course }, { module: viewer.module }]) {
      for (const state of [undefined, ...peopleStates]) {
        const list = [...Object.keys(about), ...(state ? [state] : []), sort].join(' ');
        const filter = { ...about, state, sort };
        const first = peoplePath(filter);
        pages.set(`${list}, first`, first);
        pages.set(`${list}, last`, peoplePath({ ...filter, page: 'last' }));
        pages.set(`${list}, next`, (await fullNextPage(origin, first, viewer.cookie)) ?? first);
      }
    }
  }
  return pages;
}

/** Where few people fill no second page the first one stands for it: as many rows are compared at every size. */
async function fullNextPage(origin: string, first: string, cookie: string): Promise<string | null> {
  const next = await nextPage(origin + first, cookie);
  return next && (await nextPage(origin + next, cookie)) ? next : null;
}

async function nextPage(url: string, cookie: string): Promise<string | null> {
  const { text } = await getWire(url, { cookie });
  const tag = /<a[^>]*rel="next"[^>]*>/.exec(text)?.[0] ?? '';
  return /href="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? null;
}

const median = (values: number[]): number => percentile(values, 0.5);

import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { addDays, today } from '#app/platform/calendar.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { countStates } from './count-states.server.ts';
import { countedModule, countedStanding } from './counted.ts';
import { everywhere, type Facet } from './due-totals.ts';
import { listTrend } from './list-trend.server.ts';
import { recordTrend, runTrend, scheduleTrend, trendJob } from './record-trend.server.ts';
import { keptDays, type PlacedPoint, pointsOf, secondPointBy, unbrokenRuns } from './trend.ts';
import { writePoints } from './write-points.server.ts';

type Db = Kysely<Schema>;

const windowDays = 30;
const facets: Facet[] = ['person', 'role', 'module'];
const begin = '2025-01-01';
const daysFrom = (on: string, count: number) => Array.from({ length: count }, (_, index) => addDays(on, index));
const at = (days: string[]) => days.map((on) => ({ on }));
const ends = (runs: { on: string }[][]) => runs.map((run) => [run[0]?.on, run.at(-1)?.on]);

test('of people each day of the last ninety is kept, before that the last of each month', () => {
  const kept = keptDays(daysFrom(begin, 365), '2025-12-31', 'person');
  expect(kept.slice(0, 9)).toEqual([
    '2025-01-31',
    '2025-02-28',
    '2025-03-31',
    '2025-04-30',
    '2025-05-31',
    '2025-06-30',
    '2025-07-31',
    '2025-08-31',
    '2025-09-30',
  ]);
  expect(kept.slice(9)).toEqual(['2025-10-02', ...daysFrom('2025-10-03', 90)]);
});

test('of courses and modules the last day of each week and month is kept', () => {
  const kept = keptDays(daysFrom('2025-11-24', 15), '2025-12-08', 'role');
  expect(kept).toEqual(['2025-11-30', '2025-12-07', '2025-12-08']);
  expect(keptDays(daysFrom('2025-12-29', 7), '2026-01-04', 'module')).toEqual(['2025-12-31', '2026-01-04']);
});

test('dropping day by day keeps what dropping at once keeps, also with days left out', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 420 }), fc.constantFrom(...facets), (ran, facet) => {
      let days: string[] = [];
      for (const [index, did] of ran.entries()) {
        const on = addDays(begin, index);
        if (did) days = keptDays([...days, on], on, facet);
      }
      const all = daysFrom(begin, ran.length).filter((_, index) => ran[index]);
      const last = all.at(-1) ?? begin;
      expect(days).toEqual(keptDays(all, last, facet));
    }),
    { numRuns: 30 },
  );
});

test('where nothing was recorded a line ends, and another begins', () => {
  const now = '2026-03-01';
  const days = ['2025-08-31', '2025-09-30', '2025-11-30', ...daysFrom('2025-12-02', 30), ...daysFrom('2026-02-20', 10)];
  expect(ends(unbrokenRuns(at(days), now, 'person'))).toEqual([
    ['2025-08-31', '2025-09-30'],
    ['2025-11-30', '2025-12-31'],
    ['2026-02-20', '2026-03-01'],
  ]);
  const weeks = ['2026-01-04', '2026-01-11', '2026-01-25', '2026-01-31', '2026-02-01'];
  expect(ends(unbrokenRuns(at(weeks), now, 'module'))).toEqual([
    ['2026-01-04', '2026-01-11'],
    ['2026-01-25', '2026-02-01'],
  ]);
  expect(unbrokenRuns([], now, 'person')).toEqual([]);
});

test('the second point comes tomorrow, of a course when its week is over', () => {
  expect(secondPointBy(null, '2026-03-03', 'person')).toBe('2026-03-04');
  expect(secondPointBy('2026-03-03', '2026-03-03', 'role')).toBe('2026-03-09');
  expect(secondPointBy('2026-02-20', '2026-03-03', 'role')).toBe('2026-03-04');
});

const nameOf = ({ unitId, facet, facetId }: Pick<PlacedPoint, 'unitId' | 'facet' | 'facetId'>) =>
  `${unitId} ${facet} ${facetId}`;

const stored = (db: Db) =>
  db
    .selectFrom('trend_points')
    .selectAll()
    .orderBy('unit_id')
    .orderBy('facet')
    .orderBy('facet_id')
    .orderBy('on')
    .execute();

eachEngine((engine) => {
  test('a point is what the dashboard counts that day, and what counting one by one comes to', async () => {
    const db = await engine.database();
    const { standings, modules, hospital, divisions, wards } = await makeStoredCrowd(db, 90);
    const counted = [...standings.map(countedStanding), ...modules.map(countedModule)];
    const unitIds = [everywhere, hospital.id, ...[...divisions, ...wards].map(({ id }) => id)];
    for (const on of [crowdToday, addDays(crowdToday, 1), addDays(crowdToday, 45)]) {
      await recordTrend(db, { on, windowDays });
      const points = (await stored(db)).filter((row) => row.on === on);
      const shown = points.map((row) => ({
        unitId: row.unit_id,
        facet: row.facet,
        facetId: row.facet_id,
        overdue: row.overdue,
        dueSoon: row.due_soon,
        neverStarted: row.never,
        current: row.current,
        exempt: row.exempt,
      }));
      expect(shown).toEqual(pointsOf(counted, on, windowDays).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)));
      const named = new Map(shown.map((point) => [nameOf(point), point]));
      for (const facet of facets) {
        for (const count of await countStates(db, { facet, unitIds, on, windowDays })) {
          expect({ ...count, facet }).toMatchObject(named.get(nameOf({ ...count, facet })) ?? { all: 'a point' });
        }
      }
    }
  });

  test('a second run of a day changes nothing, a day that broke off is taken up and not shown before', async () => {
    const db = await engine.database();
    const { hospital } = await makeStoredCrowd(db, 30);
    const asked = { unitIds: [hospital.id], facet: 'person' as const, facetId: '', from: begin };
    await recordTrend(db, { on: crowdToday, windowDays });
    const before = await stored(db);
    await db.deleteFrom('due_totals').where('stage', '=', 'begun').execute();
    await recordTrend(db, { on: crowdToday, windowDays });
    expect(await stored(db)).toEqual(before);
    expect(await listTrend(db, asked)).toHaveLength(1);
    await db.deleteFrom('trend_points').where('unit_id', '=', everywhere).execute();
    expect(await listTrend(db, asked)).toEqual([]);
    await recordTrend(db, { on: crowdToday, windowDays });
    expect(await listTrend(db, asked)).toHaveLength(1);
  });

  test('units together are added up by day, and old days are dropped everywhere alike', async () => {
    const db = await engine.database();
    const { divisions } = await makeStoredCrowd(db, 30);
    const unitIds = divisions.map(({ id }) => id);
    for (const on of ['2025-09-29', '2025-09-30', '2026-02-27', '2026-02-28']) {
      const points = [everywhere, ...unitIds].map((unitId) => ({
        unitId,
        facet: 'person' as const,
        facetId: '',
        overdue: 1,
        dueSoon: 2,
        neverStarted: 3,
        current: 4,
        exempt: 5,
      }));
      await db.transaction().execute((tx) => writePoints(tx, on, points));
    }
    await recordTrend(db, { on: crowdToday, windowDays });
    const trend = await listTrend(db, { unitIds, facet: 'person', facetId: '', from: begin });
    expect(trend.map(({ on }) => on)).toEqual(['2025-09-30', '2026-02-27', '2026-02-28', crowdToday]);
    expect(trend[0]).toEqual({ on: '2025-09-30', overdue: 2, dueSoon: 4, neverStarted: 6, current: 8, exempt: 10 });
    expect((await stored(db)).filter(({ on }) => on === '2025-09-29')).toEqual([]);
  });

  test('the job writes today’s points and plans itself for the next night', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await makeStoredCrowd(db, 10);
    await scheduleTrend(db, deps);
    await scheduleTrend(db, deps);
    const handlers = { [trendJob]: (each: Db) => runTrend(each, deps, windowDays) };
    expect(await runDueJobs(db, deps, handlers, { limit: 5 })).toMatchObject({ done: 1, failed: [] });
    const trend = await listTrend(db, { unitIds: [everywhere], facet: 'person', facetId: '', from: begin });
    expect(trend.map(({ on }) => on)).toEqual([today(deps.zone, deps.now())]);
    expect(await db.selectFrom('jobs').select(['kind', 'run_at']).execute()).toEqual([
      { kind: trendJob, run_at: '2026-03-03T03:00:00.000Z' },
    ]);
  });
});

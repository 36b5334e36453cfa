import { expect, test } from 'vitest';
import { recordTrend } from '#app/assignments/record-trend.server.ts';
import { addDays } from '#app/platform/calendar.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { dueSoonDays } from './course-state.ts';
import { getDashboard } from './get-dashboard.server.ts';

eachEngine((engine) => {
  test('the trend of a unit is what its dashboard showed each day, and breaks off where nothing was recorded', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'privacy');
    await publishSampleCurriculum(db, deps, 'care', [{ module: 'privacy', track: 'full' }]);
    const { hospital, divisions } = await makeStoredCrowd(db, 60);
    const [medicine] = divisions;
    const viewer = actorWith(['see-team'], hospital.path);
    const days = [-40, -3, -2, 0].map((offset) => addDays(crowdToday, offset));
    const shown = new Map<string, object>();
    for (const on of days) {
      deps.clock.set(`${on}T09:00:00Z`);
      const { trend } = await getDashboard(db, deps, viewer, { unit: medicine?.id });
      expect(trend?.drawnBy).toBe(shown.size < 2 ? addDays(on, 1) : null);
      const { counts } = await getDashboard(db, deps, viewer, { unit: medicine?.id });
      const { overdue, dueSoon, neverStarted, current, exempt } = counts;
      shown.set(on, { on, overdue, dueSoon, neverStarted, current, exempt });
      await recordTrend(db, { on, windowDays: dueSoonDays });
    }
    const at = (...some: number[]) => some.map((index) => shown.get(days[index] ?? ''));
    const trendOf = async (asked: { trend?: string; on?: string }) =>
      (await getDashboard(db, deps, viewer, { unit: medicine?.id, ...asked })).trend;
    expect(await trendOf({})).toEqual({ of: null, runs: [at(0), at(1, 2), at(3)], drawnBy: null });
    expect((await trendOf({ trend: 'course:care' }))?.runs.flat().map(({ on }) => on)).toEqual([
      days[0],
      days[2],
      days[3],
    ]);
    expect((await trendOf({ trend: 'module:privacy' }))?.runs).toHaveLength(2);
    expect(await trendOf({ on: addDays(crowdToday, 1) })).toBeNull();
    await expect(trendOf({ trend: 'course:none' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('whoever looks after two units sees both together', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    const { divisions } = await makeStoredCrowd(db, 60);
    deps.clock.set(`${crowdToday}T09:00:00Z`);
    await recordTrend(db, { on: crowdToday, windowDays: dueSoonDays });
    const both = {
      ...actorWith(['see-team'], null),
      grants: divisions.flatMap(({ path }) => actorWith(['see-team'], path).grants),
    };
    const { counts, trend } = await getDashboard(db, deps, both, {});
    const { overdue, dueSoon, neverStarted, current, exempt } = counts;
    expect(trend?.runs).toEqual([[{ on: crowdToday, overdue, dueSoon, neverStarted, current, exempt }]]);
    expect(overdue).toBeGreaterThan(0);
  });
});

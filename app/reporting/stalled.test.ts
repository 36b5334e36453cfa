import { expect, test } from 'vitest';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { addDays } from '#app/platform/calendar.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { changeRecord } from '#app/record/change-record.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import {
  learn,
  learnAll,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { exportPeople } from './export-people.server.ts';
import { getDashboard } from './get-dashboard.server.ts';
import { getLearnPage } from './get-learn-page.server.ts';
import { getPeoplePage } from './get-people-page.server.ts';

const start = '2026-03-02';
const managerOf = (unitPath: string) => actorWith(['see-team', 'export-team'], unitPath);

/** A hospital with a ward whose people have two modules of a course on the full track. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const [one, two] = [await publishSample(db, deps, 'one'), await publishSample(db, deps, 'two')];
  const course = ['one', 'two'].map((module) => ({ module, track: 'full' as const }));
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', course));
  const hospital = await makeUnit(db, { name: 'Hospital' });
  const ward = await makeUnit(db, { name: 'Ward', parent: hospital });
  const hire = async (name: string, unitId = ward.id) => {
    const { id } = await makePerson(db, { name });
    await makeEmployment(db, { person_id: id, unit_id: unitId, from_on: '2026-02-20' });
    await assignCurricula(db, deps, { personId: id, key: newKey() });
    return id;
  };
  const waitUntil = (days: number) => deps.clock.set(`${addDays(start, days)}T09:00:00Z`);
  const stop = (personId: string, moduleId: string, lessonId: string) =>
    saveResumePoint(db, deps, { personId, moduleId, lessonId, place: '' });
  const places = async (unit = hospital, more = {}) => {
    const { stall } = await getDashboard(db, deps, managerOf(unit.path), more);
    return stall?.places.map(({ module, place, n }) => [module.id, place, n]) ?? null;
  };
  return { db, deps, one, two, hospital, ward, hire, waitUntil, stop, places };
}

eachEngine((engine) => {
  test('whoever has begun a module and done nothing for a fortnight stands where /learn would bring them', async () => {
    const { db, deps, one, two, hospital, ward, hire, waitUntil, stop, places } = await begin(engine);
    const [ada, ben, cleo, dora] = [
      await hire('Ada'),
      await hire('Ben', hospital.id),
      await hire('Cleo'),
      await hire('Dora'),
    ];
    await hire('Never');
    await learn(db, deps, { personId: ada, facts: one }, 'one-a');
    await learn(db, deps, { personId: ben, facts: one }, 'one-a');
    await stop(ben, 'one', 'one-c');
    await learnAll(db, deps, { personId: cleo, facts: one }, 'full');
    await stop(dora, 'two', 'two-a');
    expect(await places()).toEqual([]);
    waitUntil(13);
    expect(await places()).toEqual([]);
    waitUntil(14);
    const all = [
      ['one', 'one-b', 1],
      ['one', 'one-c', 1],
      ['one', 'quiz', 1],
      ['two', 'two-a', 1],
    ];
    expect((await places())?.toSorted()).toEqual(all);
    expect((await places(ward))?.toSorted()).toEqual(all.filter(([, place]) => place !== 'one-c'));
    for (const [person, lesson] of [
      [ada, 'one-b'],
      [ben, 'one-c'],
      [cleo, 'quiz'],
      [dora, 'two-a'],
    ] as const) {
      expect((await getLearnPage(db, deps, person)).next?.href).toMatch(new RegExp(`/${lesson}$`));
    }
    await learn(db, deps, { personId: ada, facts: two }, 'two-a');
    await stop(dora, 'one', 'one-a');
    expect((await places())?.toSorted()).toEqual(all.slice(1, 3));
    expect(await places(hospital, { on: addDays(start, 20) })).toBeNull();
  });

  test('who has nothing to do, is away or has not begun the renewal stands nowhere', async () => {
    const { db, deps, one, two, hire, waitUntil, places } = await begin(engine);
    const [ada, ben] = [await hire('Ada'), await hire('Ben')];
    for (const facts of [one, two]) {
      await learnAll(db, deps, { personId: ada, facts }, 'full');
      await takeQuiz(db, deps, ada, facts.moduleId);
    }
    await learn(db, deps, { personId: ben, facts: one }, 'one-a');
    waitUntil(20);
    expect(await places()).toEqual([['one', 'one-b', 1]]);
    await db
      .insertInto('absences')
      .values({ id: deps.newId(), person_id: ben, from_on: addDays(start, 10), until_on: null })
      .execute();
    expect(await places()).toEqual([]);
    waitUntil(710);
    const cycle = deps.newId();
    const { seq } = await db
      .selectFrom('record_heads')
      .selectAll()
      .where('person_id', '=', ada)
      .executeTakeFirstOrThrow();
    await changeRecord(db, deps, { personId: ada, actorId: null, key: newKey() }, async ({ append }) => {
      const targets = ['one', 'two'].map((module) => ({ module, track: 'full' as const, version: 1, base: 1 }));
      const dates = { opensOn: addDays(start, 710), dueOn: addDays(start, 760), graceDays: 14, countsFromSeq: seq };
      const course = { curriculum: 'course', curriculumVersion: 1, number: 2, kind: 'renewal' as const };
      const body = { cycle, ...course, ...dates, targets, why: { kind: 'expiry' as const, id: cycle } };
      await append({ verb: 'cycle.opened', object: cycle, cycle, body });
      return () => null;
    });
    waitUntil(726);
    expect(await places()).toEqual([]);
    await startQuiz(db, deps, { personId: ada, key: newKey(), moduleId: 'one' });
    waitUntil(740);
    expect(await places()).toEqual([['one', 'quiz', 1]]);
  });

  test('each number opens the list of exactly these people, on screen and as a file', async () => {
    const { db, deps, one, two, hospital, ward, hire, waitUntil } = await begin(engine);
    for (let n = 0; n < 9; n += 1) {
      const personId = await hire(`Person ${n}`, n % 2 === 0 ? ward.id : hospital.id);
      await learn(db, deps, { personId, facts: one }, 'one-a');
      if (n % 3 === 0) await learn(db, deps, { personId, facts: one }, 'one-b');
      if (n % 4 === 0) await learn(db, deps, { personId, facts: two }, 'two-a');
    }
    waitUntil(30);
    for (const unit of [hospital, ward]) {
      const viewer = managerOf(unit.path);
      const { stall } = await getDashboard(db, deps, viewer, {});
      expect(stall?.places.map(({ n }) => n)).toEqual(unit === hospital ? [6, 3, 3] : [3, 3, 2]);
      for (const { module, place, lesson, n } of stall?.places ?? []) {
        const filter = { module: module.id, stall: place };
        const page = await getPeoplePage(db, deps, viewer, filter);
        expect([page.count, page.people.length, page.stall]).toEqual([n, n, { lesson }]);
        expect(JSON.stringify(page.people)).not.toMatch(/points|score|answer"/i);
        const overdue = await getPeoplePage(db, deps, viewer, { ...filter, state: 'due-soon' });
        expect(overdue.count).toBe(n);
        expect(await getPeoplePage(db, deps, viewer, { ...filter, state: 'current' })).toMatchObject({ count: 0 });
        const named = await getPeoplePage(db, deps, viewer, { ...filter, q: page.people[0]?.name });
        expect(named.people.map(({ id }) => id)).toEqual([page.people[0]?.id]);
        const file = await exportPeople(db, deps, viewer, filter, 'csv');
        let rows = 0;
        for await (const some of file.rows) rows += some.length;
        expect(rows).toBe(n);
      }
    }
    const viewer = managerOf(hospital.path);
    for (const filter of [{ stall: 'one-b' }, { module: 'one', stall: 'none' }, { module: 'two', stall: 'one-b' }]) {
      await expect(getPeoplePage(db, deps, viewer, filter)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('a unit of more than two thousand people is not looked through', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'privacy');
    const { hospital, wards } = await makeStoredCrowd(db, 12);
    deps.clock.set(`${crowdToday}T09:00:00Z`);
    await db
      .updateTable('due_totals')
      .set({ n: 2001 })
      .where('unit_id', '=', hospital.id)
      .where('grain', '=', 'all')
      .execute();
    const viewer = managerOf(hospital.path);
    expect(await getDashboard(db, deps, viewer, {})).toMatchObject({ stall: null, talk: null });
    expect((await getDashboard(db, deps, viewer, { unit: wards[0]?.id })).stall).toEqual({ places: [], more: 0 });
    const filter = { module: 'privacy', stall: 'privacy-a' };
    await expect(getPeoplePage(db, deps, viewer, filter)).rejects.toMatchObject({ code: 'not-found' });
    expect(await getPeoplePage(db, deps, viewer, { ...filter, unit: wards[0]?.id })).toMatchObject({
      count: 0,
      people: [],
    });
  });
});

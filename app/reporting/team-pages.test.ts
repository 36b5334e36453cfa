import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '#app/identity/grants.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { reopenAttempts } from '#app/record/reopen-attempts.server.ts';
import { setActive } from '#app/record/set-active.server.ts';
import type { Schema } from '#db/schema.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import {
  learnAll,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import type { CountedRow } from './dashboard-view.ts';
import { getDashboard } from './get-dashboard.server.ts';
import { getPeoplePage } from './get-people-page.server.ts';
import { getPersonPage } from './get-person-page.server.ts';
import { listPeopleToTalkTo } from './list-people-to-talk-to.server.ts';
import type { PeopleFilter } from './people-filter.ts';
import { figuresOf } from './people-words.ts';

type Db = Kysely<Schema>;

const managerOf = (unitPath: string, personId?: string) =>
  actorWith(['see-team', 'reopen-attempts'], unitPath, personId);
const auditor = actorWith(['see-team', 'read-records', 'read-audit'], null);

/** A hospital with two wards, one person in each unit, everybody with the same course. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const facts = await publishSample(db, deps, 'one');
  const two = await publishSample(db, deps, 'two');
  const course = ['one', 'two'].map((module) => ({ module, track: 'foundation' as const }));
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', course));
  const hospital = await makeUnit(db, { name: 'Hospital' });
  const ward4 = await makeUnit(db, { name: 'Ward 4', parent: hospital });
  const ward6 = await makeUnit(db, { name: 'Ward 6', parent: hospital });
  const chief = await employed(db, deps, 'Chief', hospital.id);
  const ada = await employed(db, deps, 'Ada', ward4.id);
  const ben = await employed(db, deps, 'Ben', ward6.id);
  return { db, deps, facts, two, hospital, ward4, ward6, chief, ada, ben };
}

async function employed(db: Db, deps: TestDeps, name: string, unitId: string | null): Promise<string> {
  const { id } = await makePerson(db, { name });
  if (unitId) await makeEmployment(db, { person_id: id, unit_id: unitId, from_on: '2026-02-20' });
  await assignCurricula(db, deps, { personId: id, key: newKey() });
  return id;
}

const namesFor = async (db: Db, deps: TestDeps, actor: Actor) =>
  (await getPeoplePage(db, deps, actor, { sort: 'name' })).people.map((person) => person.name);

async function failAttempts(db: Db, deps: TestDeps, personId: string, moduleId: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) await takeQuiz(db, deps, personId, moduleId, ['safe', 'safe-b']);
}

eachEngine((engine) => {
  test('each viewer has the people of their own units and below, and nobody else’s', async () => {
    const { db, deps, hospital, ward4, ward6 } = await begin(engine);
    await employed(db, deps, 'Zoe', null);
    expect(await namesFor(db, deps, managerOf(ward4.path))).toEqual(['Ada']);
    expect(await namesFor(db, deps, managerOf(ward6.path))).toEqual(['Ben']);
    expect(await namesFor(db, deps, managerOf(hospital.path))).toEqual(['Ada', 'Ben', 'Chief']);
    expect(await namesFor(db, deps, auditor)).toEqual(['Ada', 'Ben', 'Chief', 'Zoe']);
    for (const nobody of [actorWith([], null), actorWith(['read-audit'], null)])
      expect(await getPeoplePage(db, deps, nobody, {})).toMatchObject({ people: [], count: 0 });
  });

  test('a unit whose id only begins alike is another unit', async () => {
    const { db, deps } = await begin(engine);
    const near = await makeUnit(db, { id: 'ward-1', path: '/ward-1/' });
    const far = await makeUnit(db, { id: 'ward-10', path: '/ward-10/' });
    await employed(db, deps, 'Near', near.id);
    await employed(db, deps, 'Far', far.id);
    expect(await namesFor(db, deps, managerOf('/ward-1/'))).toEqual(['Near']);
  });

  test('the list says state and date, and who needs a talk; no inactive person is on it', async () => {
    const { db, deps, ward4, ada } = await begin(engine);
    const gone = await employed(db, deps, 'Gone', ward4.id);
    await setActive(db, deps, { personId: gone, actorId: 'admin', key: newKey(), active: false, revision: 1 });
    expect(await db.selectFrom('standings').selectAll().where('person_id', '=', gone).execute()).toEqual([]);
    const list = async () => (await getPeoplePage(db, deps, managerOf(ward4.path), {})).people;
    const date = { dueOn: '2026-03-22', overdueFrom: '2026-04-06', isExpiry: false };
    const row = { id: ada, name: 'Ada', staffNumber: null, unit: 'Ward 4', jobRole: expect.any(String), ...date };
    expect(await list()).toEqual([{ ...row, state: 'due-soon', needsTalk: false }]);
    await failAttempts(db, deps, ada, 'one');
    expect(await list()).toEqual([{ ...row, state: 'due-soon', needsTalk: true }]);
    for (const [day, state] of [
      ['2026-03-23', 'date-passed'],
      ['2026-04-05', 'date-passed'],
      ['2026-04-06', 'overdue'],
    ]) {
      deps.clock.set(`${day}T09:00:00Z`);
      expect(await list()).toMatchObject([{ state, needsTalk: true }]);
    }
  });

  test('of a course and a module the list shows their own state; a holder’s date is the end of what is held', async () => {
    const { db, deps, facts, two, hospital, ada, chief } = await begin(engine);
    for (const each of [facts, two]) {
      await learnAll(db, deps, { personId: chief, facts: each }, 'foundation');
      await takeQuiz(db, deps, chief, each.moduleId);
    }
    await learnAll(db, deps, { personId: ada, facts }, 'foundation');
    await takeQuiz(db, deps, ada, 'one');
    const states = async (filter: PeopleFilter) =>
      (await getPeoplePage(db, deps, managerOf(hospital.path), { sort: 'name', ...filter })).people.map(
        ({ name, state, dueOn, isExpiry }) => [name, state, dueOn, isExpiry],
      );
    expect(await states({ course: 'course' })).toEqual([
      ['Ada', 'due-soon', '2026-03-22', false],
      ['Ben', 'due-soon', '2026-03-22', false],
      ['Chief', 'current', '2028-03-02', true],
    ]);
    expect(await states({ module: 'one' })).toEqual([
      ['Ada', 'done', null, false],
      ['Ben', 'due-soon', '2026-03-22', false],
      ['Chief', 'done', null, false],
    ]);
    expect(await states({ module: 'one', state: 'current' })).toHaveLength(2);
    await expect(states({ course: 'none' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('each number of the dashboard opens a list of so many people, in every unit that the viewer may see', async () => {
    const db = await engine.database();
    const deps = testDeps();
    await publishSample(db, deps, 'privacy');
    const course = await publishSampleCurriculum(db, deps, 'care', [{ module: 'privacy', track: 'full' }]);
    const { hospital, divisions, wards } = await makeStoredCrowd(db, 60);
    deps.clock.set(`${crowdToday}T09:00:00Z`);
    expect(course).toBe('care');
    const viewers = [auditor, managerOf(hospital.path), managerOf(wards[3]?.path ?? '')];
    let compared = 0;
    for (const viewer of viewers) {
      for (const unit of [undefined, divisions[1]?.id, wards[3]?.id]) {
        const page = await getDashboard(db, deps, viewer, { unit }).catch((error: Refusal) => error);
        if (page instanceof Refusal) {
          expect([viewer, unit]).toEqual([viewers[2], divisions[1]?.id]);
          continue;
        }
        const rows: [CountedRow, PeopleFilter][] = [
          [{ id: '', name: '', counts: page.counts }, { unit: page.unit?.id }],
          ...page.units.map((row): [CountedRow, PeopleFilter] => [row, { unit: row.id }]),
          ...page.courses.map((row): [CountedRow, PeopleFilter] => [row, { unit: page.unit?.id, course: row.id }]),
          ...page.modules.map((row): [CountedRow, PeopleFilter] => [row, { unit: page.unit?.id, module: row.id }]),
        ];
        for (const [{ counts }, filter] of rows) {
          for (const { key, n, never } of figuresOf(counts)) {
            const list = await getPeoplePage(db, deps, viewer, { ...filter, state: key });
            expect([list.count, list.people.length]).toEqual([n, Math.min(n, 50)]);
            if (never > 0)
              expect(await getPeoplePage(db, deps, viewer, { ...filter, state: key, never: '1' })).toMatchObject({
                count: never,
              });
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(60);
  }, 60_000);

  test('the dashboard leads down unit by unit; a unit with nothing below it shows its people and who needs a talk', async () => {
    const { db, deps, hospital, ward4, ada } = await begin(engine);
    await failAttempts(db, deps, ada, 'one');
    const top = await getDashboard(db, deps, managerOf(hospital.path), {});
    expect(top).toMatchObject({
      unit: { name: 'Hospital' },
      above: [],
      people: [],
      talk: { people: [{ id: ada, name: 'Ada' }], more: 0 },
    });
    expect(top.units.map(({ name, counts }) => [name, counts.all, counts.dueSoonNever])).toEqual([
      ['Ward 4', 1, 0],
      ['Ward 6', 1, 1],
    ]);
    expect(top.courses).toMatchObject([{ id: 'course', counts: { all: 3, dueSoon: 3 } }]);
    expect(top.modules.map(({ id, counts }) => [id, counts.dueSoon])).toEqual([
      ['one', 3],
      ['two', 3],
    ]);
    const ward = await getDashboard(db, deps, managerOf(hospital.path), { unit: ward4.id, on: '2026-05-01' });
    expect(ward).toMatchObject({ above: [{ name: 'Hospital' }], counts: { all: 1, overdue: 1 }, on: '2026-05-01' });
    expect(ward.people).toMatchObject([{ name: 'Ada', state: 'overdue', needsTalk: true }]);
    expect(await getDashboard(db, deps, auditor, { on: '2020-01-01' })).toMatchObject({ on: '2026-03-02', unit: null });
    const elsewhere = getDashboard(db, deps, managerOf(ward4.path), { unit: hospital.id });
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' });
  });

  test('only so many records are read to find who needs a talk; the others are counted', async () => {
    const { db, deps, ada, ben, chief } = await begin(engine);
    for (const person of [ada, ben, chief]) await failAttempts(db, deps, person, 'one');
    await db.updateTable('attempts').set({ passed: 1 }).where('person_id', '=', ada).execute();
    const [first, second] = [ben, chief].toSorted();
    expect(await listPeopleToTalkTo(db, deps, ['/'], 2)).toEqual({ ids: new Set([first, second]), more: 1 });
    expect(await listPeopleToTalkTo(db, deps, ['/'])).toMatchObject({ more: 0 });
  });

  test('somebody’s page says how they stand and by which course, also where none is open', async () => {
    const { db, deps, facts, two, ward4, ada, chief } = await begin(engine);
    const standing = async () => (await getPersonPage(db, deps, managerOf(ward4.path, chief), ada)).standing;
    const title = 'Curriculum course';
    expect(await standing()).toMatchObject({
      state: 'due-soon',
      title,
      dueOn: '2026-03-22',
      isExpiry: false,
      talk: [],
    });
    for (const each of [facts, two]) {
      await learnAll(db, deps, { personId: ada, facts: each }, 'foundation');
      await takeQuiz(db, deps, ada, each.moduleId);
    }
    expect(await standing()).toMatchObject({ state: 'current', title, dueOn: '2028-03-02', isExpiry: true });
    deps.clock.set('2028-03-03T09:00:00Z');
    expect(await standing()).toMatchObject({ state: 'overdue', title, dueOn: '2028-03-02', isExpiry: true });
    const newcomer = await makePerson(db);
    await makeEmployment(db, { person_id: newcomer.id, unit_id: ward4.id, from_on: '2026-02-20' });
    expect((await getPersonPage(db, deps, managerOf(ward4.path, chief), newcomer.id)).standing).toMatchObject({
      state: 'nothing-assigned',
      dueOn: null,
    });
  });

  test('a talk shows in every course with the module, modules in learning order, the form in one course', async () => {
    const { db, deps, ward4, ada, chief } = await begin(engine);
    const course = ['two', 'one'].map((module) => ({ module, track: 'foundation' as const }));
    await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'later', course), { due: { days: 60 } });
    await assignCurricula(db, deps, { personId: ada, key: newKey() });
    await failAttempts(db, deps, ada, 'two');
    const open = () => getPersonPage(db, deps, managerOf(ward4.path, chief), ada);
    const page = await open();
    const shown = page.courses.map(({ modules }) => modules.map(({ id, state, isStuck }) => [id, state, isStuck]));
    expect(shown).toEqual([
      [
        ['one', 'open', false],
        ['two', 'needs-talk', true],
      ],
      [
        ['two', 'needs-talk', false],
        ['one', 'open', false],
      ],
    ]);
    expect(page.standing.talk).toEqual(['Module two']);
    const again = { personId: ada, key: newKey(), course: { cycleId: page.courses[0]?.cycle ?? '' }, moduleId: 'two' };
    await reopenAttempts(db, deps, { ...again, actor: managerOf(ward4.path, chief), why: 'other' });
    const after = (await open()).courses.flatMap(({ modules }) => modules.filter(({ id }) => id === 'two'));
    expect(after.map(({ state, isStuck, reopened }) => [state, isStuck, reopened])).toEqual([
      ['begun', false, true],
      ['begun', false, false],
    ]);
  });

  test('somebody outside the units is not found, exactly like nobody, and nothing is noted', async () => {
    const { db, deps, ward4, chief, ben } = await begin(engine);
    const unemployed = await employed(db, deps, 'Zoe', null);
    const asked = [chief, ben, unemployed, deps.newId()].map((id) =>
      getPersonPage(db, deps, managerOf(ward4.path), id).catch((error: Refusal) => error),
    );
    const answers = await Promise.all(asked);
    expect(answers[0]).toBeInstanceOf(Refusal);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await db.selectFrom('access_log').selectAll().execute()).toEqual([]);
  });

  test('whoever leaves or is still to come stands where they belong that day, for page and decisions alike', async () => {
    const { db, deps, ward4, ward6, ada, chief } = await begin(engine);
    await failAttempts(db, deps, ada, 'one');
    const { courses } = await getPersonPage(db, deps, managerOf(ward4.path, chief), ada);
    const cycleId = courses[0]?.cycle ?? '';
    const reopen = (path: string) => {
      const by = { actor: managerOf(path, chief), personId: ada, key: newKey() };
      return reopenAttempts(db, deps, { ...by, course: { cycleId }, moduleId: 'one', why: 'talked-through' });
    };
    await db.updateTable('employments').set({ until_on: '2026-03-02' }).where('person_id', '=', ada).execute();
    await assignCurricula(db, deps, { personId: ada, key: newKey() });
    for (const { path } of [ward4, ward6]) {
      await expect(getPersonPage(db, deps, managerOf(path), ada)).rejects.toMatchObject({ code: 'not-found' });
      await expect(reopen(path)).rejects.toMatchObject({ code: 'forbidden' });
      expect(await namesFor(db, deps, managerOf(path))).not.toContain('Ada');
    }
    await makeEmployment(db, { person_id: ada, unit_id: ward6.id, from_on: '2026-04-01' });
    await assignCurricula(db, deps, { personId: ada, key: newKey() });
    expect(await namesFor(db, deps, managerOf(ward6.path))).toEqual(['Ada', 'Ben']);
    expect(await getPersonPage(db, deps, managerOf(ward6.path, chief), ada)).toMatchObject({ unit: 'Ward 6' });
    await expect(reopen(ward4.path)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await reopen(ward6.path)).toEqual({ attemptsLeft: 1 });
  });

  test('a look at a record is noted, one’s own is not', async () => {
    const { db, deps, ward4, ada, chief } = await begin(engine);
    await getPersonPage(db, deps, managerOf(ward4.path, chief), ada);
    const rows = await db.selectFrom('access_log').selectAll().execute();
    expect(rows).toEqual([{ viewer_id: chief, person_id: ada, what: 'person-page', at: '2026-03-02T09:00:00.000Z' }]);
    const own = await getPersonPage(db, deps, managerOf(ward4.path, ada), ada);
    expect(own.mayReopen).toBe(false);
    expect(await db.selectFrom('access_log').selectAll().execute()).toHaveLength(1);
    expect((await getPersonPage(db, deps, { ...auditor, personId: chief }, ada)).mayReopen).toBe(false);
  });

  test('a module is one word, and no score, answer or clock time is in the data', async () => {
    const { db, deps, facts, two, ward4, ada, chief } = await begin(engine);
    const manager = managerOf(ward4.path, chief);
    const states = async () =>
      (await getPersonPage(db, deps, manager, ada)).courses[0]?.modules.map((module) => module.state);
    expect(await states()).toEqual(['open', 'open']);
    await learnAll(db, deps, { personId: ada, facts }, 'foundation');
    await takeQuiz(db, deps, ada, 'one', ['safe', 'safe-b']);
    expect(await states()).toEqual(['begun', 'open']);
    await takeQuiz(db, deps, ada, 'one');
    expect(await states()).toEqual(['done', 'open']);
    await failAttempts(db, deps, ada, 'two');
    const page = await getPersonPage(db, deps, manager, ada);
    expect(page).toMatchObject({ mayReopen: true, unit: 'Ward 4' });
    const word = (state: string) => ({ state, isStuck: state === 'needs-talk', opensAfter: [], reopened: false });
    expect(page.courses[0]?.modules).toEqual([
      { id: 'one', title: 'Module one', track: 'foundation', version: 1, ...word('done') },
      { id: 'two', title: 'Module two', track: 'foundation', version: 1, ...word('needs-talk') },
    ]);
    const text = JSON.stringify({ ...page, operationKey: '' });
    expect(text).not.toMatch(/points|score|answer|attempts|confidence|percent|max"/i);
    expect(text).not.toMatch(/T\d\d:|\d\d:\d\d/);
    const { cycle = '' } = page.courses[0] ?? {};
    const again = { actor: manager, personId: ada, key: newKey(), course: { cycleId: cycle }, moduleId: 'two' };
    await reopenAttempts(db, deps, { ...again, why: 'talked-through' });
    await learnAll(db, deps, { personId: ada, facts: two }, 'foundation');
    await takeQuiz(db, deps, ada, 'two');
    expect(await getPersonPage(db, deps, manager, ada)).toMatchObject({
      courses: [],
      certificates: [{ title: 'Curriculum course', state: 'valid' }],
    });
  });

  test('whoever is stuck below the pooled mark needs a talk too', async () => {
    const { db, deps, facts, two, ward4, ada, chief } = await begin(engine);
    for (const each of [facts, two]) {
      await learnAll(db, deps, { personId: ada, facts: each }, 'foundation');
      for (let attempt = 0; attempt < 3; attempt += 1) await takeQuiz(db, deps, ada, each.moduleId, ['yes']);
    }
    const manager = managerOf(ward4.path, chief);
    expect((await getPeoplePage(db, deps, manager, {})).people).toMatchObject([{ name: 'Ada', needsTalk: true }]);
    const { courses } = await getPersonPage(db, deps, manager, ada);
    expect(courses[0]?.modules.map((module) => module.state)).toEqual(['needs-talk', 'needs-talk']);
  });
});

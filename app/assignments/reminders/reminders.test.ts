import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { setActive } from '#app/record/set-active.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeGrant } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { enqueueReminders, remindersJob, runReminders, scheduleReminders } from './enqueue-reminders.server.ts';
import { listUntoldPaths } from './escalations.server.ts';
import { digestMail, reminderData, reminderMail } from './reminder-mail.ts';
import { rungsDue } from './rungs.ts';

type Db = Kysely<Schema>;

/** A course for everybody, due on 22 March 2026 and late from 6 April on; a hospital with two wards. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await publishSample(db, deps, 'one');
  await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, 'course');
  const hospital = await makeUnit(db, { name: 'Hospital' });
  const ward4 = await makeUnit(db, { name: 'Ward 4', parent: hospital });
  const ward6 = await makeUnit(db, { name: 'Ward 6', parent: hospital });
  return { db, deps, hospital, ward4, ward6 };
}

async function learner(
  db: Db,
  deps: TestDeps,
  name: string,
  unitId: string | null,
  email: string | null = `${name}@x.org`,
) {
  const { id } = await makePerson(db, { name, email });
  if (unitId) await makeEmployment(db, { person_id: id, unit_id: unitId, from_on: '2026-02-20' });
  await assignCurricula(db, deps, { personId: id, key: newKey() });
  return id;
}

/** Somebody to whom nothing is assigned. */
async function holder(db: Db, deps: TestDeps, role: 'manager' | 'administrator' | 'auditor', unitId?: string) {
  const { id } = await makePerson(db, { email: `${role}@x.org` });
  await makeGrant(db, deps, { personId: id, permissionRole: role, unitId });
  return id;
}

/** Runs the job on each day from one to another and tells what was written: day, kind, rungs, whether it counts. */
async function live(db: Db, deps: TestDeps, from: CalendarDate, to: CalendarDate, personId?: string) {
  for (deps.clock.set(`${from}T04:00:00Z`); today(deps.zone, deps.now()) <= to; deps.clock.advance({ days: 1 })) {
    await enqueueReminders(db, deps);
  }
  const rows = await db.selectFrom('outbox').selectAll().orderBy('made_at').orderBy('key').execute();
  return rows
    .filter((row) => personId === undefined || row.to_person === personId)
    .map((row) => {
      const { own, team, organisation } = reminderData.parse(JSON.parse(row.data));
      const rungs = own.map((each) => each.rung + (each.first ? ' first' : ''));
      const others = [...(team ? ['team'] : []), ...(organisation ? ['organisation'] : [])];
      return [row.made_at.slice(0, 10), [...rungs, ...others].join(', '), row.week_on !== null];
    });
}

const outbox = (db: Db) => db.selectFrom('outbox').select(['to_person', 'kind', 'key']).orderBy('key').execute();

eachEngine((engine) => {
  test('a learner climbs the ladder: one message a week, and on the last two days', async () => {
    const { db, deps, ward4 } = await begin(engine);
    await learner(db, deps, 'ada', ward4.id);
    expect(await live(db, deps, '2026-03-02', '2026-04-13')).toEqual([
      ['2026-03-02', 'd30 first', true],
      ['2026-03-15', 'd7', true],
      ['2026-03-21', 'd1', false],
      ['2026-03-22', 'd0', false],
      ['2026-03-29', 'late1', true],
      ['2026-04-05', 'late2', true],
      ['2026-04-12', 'late3', true],
    ]);
    const stored = await db.selectFrom('reminders').select(['rung', 'on']).orderBy('on').execute();
    expect(stored.map(({ rung, on }) => `${rung} ${on}`)).toEqual([
      ...['d30 2026-03-02', 'd7 2026-03-15', 'd1 2026-03-21', 'd0 2026-03-22'],
      ...['late1 2026-03-29', 'late2 2026-04-05', 'late3 2026-04-12'],
    ]);
  });

  test('several courses are one message, and what waits for the week comes after it', async () => {
    const { db, deps, ward4 } = await begin(engine);
    await publishSampleCurriculum(db, deps, 'more', [{ module: 'one', track: 'full' }]);
    await makeRule(db, deps, 'more', { due: { days: 34 } });
    await learner(db, deps, 'ada', ward4.id);
    expect(await live(db, deps, '2026-03-15', '2026-03-29')).toEqual([
      ['2026-03-15', 'd7 first, d30 first', true],
      ['2026-03-21', 'd1, d7', false],
      ['2026-03-22', 'd0', false],
      ['2026-03-25', 'd1', false],
      ['2026-03-26', 'd0', false],
      ['2026-03-29', 'late1', true],
    ]);
  });

  test('nobody is written to who has no address, is away, has left, is exempt, has finished or starts later', async () => {
    const { db, deps, ward4 } = await begin(engine);
    const change = (personId: string, set: Partial<Schema['cycles']>) =>
      db.updateTable('cycles').set(set).where('person_id', '=', personId).execute();
    await learner(db, deps, 'paper', ward4.id, null);
    const away = await learner(db, deps, 'away', ward4.id);
    await db
      .insertInto('absences')
      .values({ id: 'a', person_id: away, from_on: '2026-03-01', until_on: '2026-03-18' })
      .execute();
    const gone = await learner(db, deps, 'gone', ward4.id);
    await setActive(db, deps, { personId: gone, actorId: 'admin', key: newKey(), active: false, revision: 1 });
    await change(await learner(db, deps, 'exempt', ward4.id), { waived_until: '2026-03-22' });
    await change(await learner(db, deps, 'done', ward4.id), { state: 'fulfilled', fulfilled_on: '2026-03-02' });
    await change(await learner(db, deps, 'later', ward4.id), { opens_on: '2026-03-20' });
    expect(await live(db, deps, '2026-03-02', '2026-03-17')).toEqual([]);
    expect(await live(db, deps, '2026-03-18', '2026-03-18')).toEqual([['2026-03-18', 'd7 first', true]]);
    expect((await live(db, deps, '2026-03-20', '2026-03-20')).at(-1)).toEqual(['2026-03-20', 'd7 first', true]);
  });

  test('a second run and a second process write nothing twice', async () => {
    const { db, deps, ward4 } = await begin(engine);
    for (const name of ['a', 'b', 'c']) await learner(db, deps, name, ward4.id);
    await holder(db, deps, 'manager', ward4.id);
    await Promise.all([enqueueReminders(db, deps), enqueueReminders(engine.again(db), deps)]);
    await enqueueReminders(db, deps);
    const written = await outbox(db);
    expect(written.filter((row) => row.kind === reminderMail)).toHaveLength(3);
    expect(written.filter((row) => row.kind === digestMail)).toHaveLength(1);
    expect(new Set(written.map((row) => row.to_person)).size).toBe(4);
  });

  test('a manager has the week’s digest on Monday, an administrator a word after three weeks, each for their own units', async () => {
    const { db, deps, ward4, ward6, hospital } = await begin(engine);
    await learner(db, deps, 'ada', ward4.id);
    const manager = await holder(db, deps, 'manager', ward4.id);
    const elsewhere = await holder(db, deps, 'manager', ward6.id);
    const administrator = await holder(db, deps, 'administrator', hospital.id);
    const auditor = await holder(db, deps, 'auditor');
    await db.updateTable('people').set({ email: null }).where('name', '=', 'ada').execute();
    const toManager = await live(db, deps, '2026-03-02', '2026-04-26', manager);
    expect(toManager.map(([day]) => day)).toEqual([
      ...[
        '2026-03-02',
        '2026-03-09',
        '2026-03-16',
        '2026-03-23',
        '2026-03-30',
        '2026-04-06',
        '2026-04-13',
        '2026-04-20',
      ],
    ]);
    expect((await live(db, deps, '2026-04-26', '2026-04-26', administrator)).map(([day, what]) => [day, what])).toEqual(
      [['2026-04-26', 'organisation']],
    );
    expect(await live(db, deps, '2026-04-27', '2026-05-03', administrator)).toHaveLength(1);
    expect((await outbox(db)).filter((row) => row.to_person === auditor)).toEqual([]);
    expect((await outbox(db)).filter((row) => row.to_person === elsewhere).length).toBeGreaterThan(0);
    const told = await db.selectFrom('reminders').select(['rung', 'on']).orderBy('on').execute();
    expect(told).toEqual([
      { rung: 'manager', on: '2026-04-13' },
      { rung: 'administrator', on: '2026-04-26' },
    ]);
  });

  test('while a manager is away their deputy has the digest and the word after seven days', async () => {
    const { db, deps, ward4 } = await begin(engine);
    await learner(db, deps, 'ada', ward4.id, null);
    const manager = await holder(db, deps, 'manager', ward4.id);
    const { id: deputy } = await makePerson(db, { email: 'deputy@x.org' });
    const days = { from_on: '2026-04-12', until_on: '2026-04-14' };
    await db
      .insertInto('deputies')
      .values({ manager_id: manager, deputy_id: deputy, ...days })
      .execute();
    await db
      .insertInto('absences')
      .values({ id: 'a', person_id: manager, ...days })
      .execute();
    await live(db, deps, '2026-04-11', '2026-04-14');
    expect(await db.selectFrom('reminders').selectAll().where('rung', '=', 'manager').execute()).toMatchObject([
      { on: '2026-04-12' },
    ]);
    const written = (await outbox(db)).map(({ to_person, key }) => `${key.slice(-10)} ${to_person}`);
    expect(written.sort()).toEqual([`2026-04-11 ${manager}`, `2026-04-12 ${deputy}`]);
  });

  test('a manager is told of seven days overdue at once where the week is free, and once', async () => {
    const { db, deps, ward4 } = await begin(engine);
    await learner(db, deps, 'ada', ward4.id, null);
    const manager = await holder(db, deps, 'manager', ward4.id);
    await live(db, deps, '2026-04-06', '2026-04-06');
    // Nothing was to be said: the week stays free.
    await db.updateTable('outbox').set({ state: 'dropped', week_on: null }).execute();
    expect(await live(db, deps, '2026-04-07', '2026-04-12', manager)).toEqual([
      ['2026-04-06', 'team', false],
      ['2026-04-12', 'team', true],
    ]);
    expect(await live(db, deps, '2026-04-13', '2026-04-18', manager)).toHaveLength(2);
    expect((await live(db, deps, '2026-04-19', '2026-04-19', manager)).at(-1)).toEqual(['2026-04-19', 'team', true]);
  });

  test('a manager’s own courses and team are one message', async () => {
    const { db, deps, ward4 } = await begin(engine);
    const manager = await learner(db, deps, 'chief', ward4.id);
    await makeGrant(db, deps, { personId: manager, permissionRole: 'manager', unitId: ward4.id });
    expect(await live(db, deps, '2026-03-02', '2026-03-23', manager)).toEqual([
      ['2026-03-02', 'd30 first, team', true],
      ['2026-03-09', 'team', true],
      ['2026-03-16', 'd7, team', true],
      ['2026-03-21', 'd1', false],
      ['2026-03-22', 'd0', false],
      ['2026-03-23', 'team', true],
    ]);
  });

  test('whom the escalation finds in SQL is whom the rule finds', async () => {
    const { db, deps, ward4 } = await begin(engine);
    const person = await learner(db, deps, 'ada', ward4.id);
    await learner(db, deps, 'zoe', null);
    const changes = [
      { late_on: '2026-03-03' },
      { late_on: '2026-03-01', waived_until: '2026-03-10' },
      { late_on: '2026-02-25', opens_on: '2026-03-12' },
    ];
    for (const change of changes) {
      const set = { due_on: '2026-02-24', opens_on: '2026-01-01', waived_until: null, ...change };
      await db.updateTable('cycles').set(set).where('person_id', '=', person).execute();
      const cycle = { opensOn: set.opens_on, dueOn: set.due_on, lateOn: set.late_on, waivedUntil: set.waived_until };
      for (const on of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-23', '2026-03-24']) {
        for (const rung of ['manager', 'administrator'] as const) {
          const paths = await listUntoldPaths(db, on, rung);
          expect(paths.includes(ward4.path), `${rung} ${on}`).toBe(rungsDue(on, cycle, new Set()).includes(rung));
        }
      }
    }
    expect(await listUntoldPaths(db, '2026-05-01', 'manager')).toContain('');
  });

  test('the job plans itself for five in the morning, once however many processes start', async () => {
    const { db, deps, ward4 } = await begin(engine);
    await learner(db, deps, 'ada', ward4.id);
    await Promise.all([scheduleReminders(db, deps), scheduleReminders(engine.again(db), deps)]);
    const handlers = { [remindersJob]: (each: Db) => runReminders(each, deps) };
    expect(await runDueJobs(db, deps, handlers, { limit: 9 })).toMatchObject({ done: 1, failed: [] });
    await scheduleReminders(db, deps);
    expect(await db.selectFrom('jobs').select(['kind', 'run_at']).execute()).toEqual([
      { kind: remindersJob, run_at: '2026-03-03T04:00:00.000Z' },
    ]);
    expect(await outbox(db)).toHaveLength(1);
  });

  test('more people than a chunk are all written to', async () => {
    const { db, deps } = await begin(engine);
    const first = await learner(db, deps, 'ada', null);
    const cycle = await db.selectFrom('cycles').selectAll().where('person_id', '=', first).executeTakeFirstOrThrow();
    for (let n = 0; n < 510; n += 1) {
      const { id } = await makePerson(db, { email: `n${n}@x.org` });
      await db
        .insertInto('cycles')
        .values({ ...cycle, id: deps.newId(), person_id: id })
        .execute();
    }
    expect(await enqueueReminders(db, deps)).toBe(511);
    expect(await enqueueReminders(db, deps)).toBe(0);
  });
});

import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { getAssignee } from '#app/assignments/get-assignee.server.ts';
import { listOwing } from '#app/assignments/list-owing.server.ts';
import { previewRule } from '#app/assignments/preview-rule.server.ts';
import { curriculaOwed, type Due, type Who } from '#app/assignments/rule.ts';
import { addDays } from '#app/platform/calendar.ts';
import { type JobHandlers, runDueJobs } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeEmployment, makeJobRole, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { applyRule, applyRuleJob, listUnappliedRules, startRule } from './apply-rule.server.ts';
import { assignCurricula } from './assign-curricula.server.ts';
import { changeRecord } from './change-record.server.ts';

const today = '2026-03-02';
const near = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(today, days));

/** Numbers stand for the rows that a world makes. */
const anyWho = fc.oneof(
  fc.constant({ kind: 'everyone' } as const),
  fc.record({ kind: fc.constantFrom('job-role', 'unit', 'tool', 'tool', 'person'), n: fc.nat(1) }),
);
const anyRule = fc.record({
  who: anyWho,
  due: fc.oneof(
    fc.nat(40).map((days): Due => ({ days })),
    near(-10, 60).map((on): Due => ({ on })),
  ),
  fromOn: near(-20, 3),
});
const anyEmployment = fc.record({
  unit: fc.nat(2),
  role: fc.nat(2),
  fromOn: near(-60, 5),
  lasts: fc.option(fc.nat(70)),
});
const anyPerson = fc.record({
  active: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  employments: fc.array(anyEmployment, { maxLength: 2 }),
  /** How they come to have the curriculum before: by no means, open, or ended for a reason. */
  before: fc.constantFrom(null, null, 'open', 'role-ended', 'left', 'mistake'),
});
const anyWorld = fc.record({
  people: fc.array(anyPerson, { minLength: 3, maxLength: 6 }),
  uses: fc.array(fc.record({ tool: fc.nat(2), unit: fc.option(fc.nat(2)), role: fc.option(fc.nat(2)) }), {
    maxLength: 3,
  }),
  others: fc.array(anyRule, { maxLength: 2 }),
  rule: anyRule,
});

type World = typeof anyWorld extends fc.Arbitrary<infer W> ? W : never;

/** Three units below each other, three job roles and three tools, and the people. */
async function makeWorld(db: Kysely<Schema>, deps: TestDeps, world: World) {
  await publishSample(db, deps, 'one');
  const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]);
  const top = await makeUnit(db);
  const middle = await makeUnit(db, { parent: top });
  const units = [top, middle, await makeUnit(db, { parent: middle })].map(({ id }) => id);
  const roles = [await makeJobRole(db), await makeJobRole(db), await makeJobRole(db)].map(({ id }) => id);
  const tools = ['tool-0', 'tool-1', 'tool-2'];
  for (const id of tools) {
    const row = { id, name: id, risk: 'high', owner: 'Ada', approved: 1, purpose: 'To test.' } as const;
    await db.insertInto('tools').values(row).execute();
  }
  const pick = (ids: string[], n: number | null) => (n === null ? null : (ids[n] ?? null));
  for (const { tool, unit, role } of world.uses) {
    const use = { tool_id: tools[tool] ?? '', unit_id: pick(units, unit), job_role_id: pick(roles, role) };
    await db
      .insertInto('tool_uses')
      .values(use)
      .onConflict((any) => any.doNothing())
      .execute();
  }
  const people: string[] = [];
  for (const { active, employments, before } of world.people) {
    const { id } = await makePerson(db);
    people.push(id);
    for (const [index, { unit, role, fromOn, lasts }] of employments.entries()) {
      await makeEmployment(db, {
        person_id: id,
        unit_id: units[unit],
        job_role_id: roles[role],
        main: index === 0 ? 1 : 0,
        from_on: fromOn,
        until_on: lasts === null ? null : addDays(fromOn, lasts + 1),
      });
    }
    if (before !== null) await giveBefore(db, deps, id, course, before);
    if (!active) await db.updateTable('people').set({ active: 0 }).where('id', '=', id).execute();
  }
  const kinds = { 'job-role': roles, unit: units, tool: tools, person: people };
  const whoOf = (who: World['rule']['who']): Who =>
    who.kind === 'everyone' ? who : { kind: who.kind, id: kinds[who.kind][who.n] ?? '' };
  const ruleOf = ({ who, due, fromOn }: World['rule']) => ({
    curriculum: course,
    who: whoOf(who),
    due,
    graceDays: 14,
    fromOn,
  });
  for (const other of world.others) {
    await db.transaction().execute((tx) => startRule(tx, deps, ruleOf(other), null));
  }
  return { people, rule: ruleOf(world.rule) };
}

async function giveBefore(db: Kysely<Schema>, deps: TestDeps, personId: string, course: string, how: string) {
  const rule = await makeRule(db, deps, course, { who: { kind: 'person', id: personId } });
  const { opened } = await assignCurricula(db, deps, { personId, key: newKey() });
  await db.deleteFrom('rules').where('id', '=', rule).execute();
  const [cycle = ''] = opened;
  if (how === 'open') return;
  const why = how as 'role-ended' | 'left' | 'mistake';
  await changeRecord(db, deps, { personId, actorId: null, key: newKey() }, async ({ append }) => {
    await append({ verb: 'cycle.cancelled', object: cycle, cycle, body: { cycle, why } });
    return () => null;
  });
}

const openCycles = async (db: Kysely<Schema>) => {
  const rows = await db
    .selectFrom('cycles')
    .select(['id', 'person_id as person', 'due_on as dueOn'])
    .where('state', '=', 'open')
    .orderBy('person_id')
    .execute();
  return rows;
};

eachEngine((engine) => {
  test('a dry run names exactly those for whom a cycle then opens, with the same dates', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const [db, deps] = [await engine.database(), testDeps()];
        const { people, rule } = await makeWorld(db, deps, world);
        const preview = await previewRule(db, deps, rule);
        const before = await openCycles(db);
        if (preview.on > today) deps.clock.set(`${preview.on}T09:00:00Z`);
        const id = await db.transaction().execute((tx) => startRule(tx, deps, rule, null));
        const owing = await listOwing(db, { ...rule, id, untilOn: null }, { on: preview.on, after: '', limit: 100 });
        for (const personId of people) await assignCurricula(db, deps, { personId, key: newKey() });
        const known = new Set(before.map((cycle) => cycle.id));
        const after = (await openCycles(db)).filter((cycle) => !known.has(cycle.id));
        const opened = after.filter(({ person }) => owing.includes(person));
        expect(opened.map(({ person }) => person)).toEqual(owing);
        const named = preview.first.map(({ id: person, dueOn }) => ({ person, dueOn }));
        expect(named.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual(
          opened.map(({ person, dueOn }) => ({ person, dueOn })),
        );
        expect(preview.opened).toBe(opened.length);
        expect(preview.soon).toBe(opened.filter(({ dueOn }) => dueOn < preview.soonOn).length);
        expect(preview.units.reduce((sum, unit) => sum + unit.people, 0)).toBe(opened.length);
        // Whoever else got one got it by another rule.
        for (const { person } of after.filter((each) => !owing.includes(each.person))) {
          const assignee = await getAssignee(db, person, preview.on);
          expect(assignee && curriculaOwed([{ ...rule, id, untilOn: null }], assignee, preview.on)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a job gives a rule to all whom it is about, in parts, and a second run changes nothing', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'one');
    const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]);
    const ward = await makeUnit(db);
    const role = await makeJobRole(db);
    for (let n = 0; n < 5; n += 1) await makeEmployment(db, { unit_id: ward.id, job_role_id: role.id });
    await makeEmployment(db, { unit_id: ward.id });
    const rule = { curriculum: course, who: { kind: 'job-role', id: role.id } as const, due: { days: 30 } };
    const id = await db
      .transaction()
      .execute((tx) => startRule(tx, deps, { ...rule, graceDays: 14, fromOn: today }, null));
    expect(await listUnappliedRules(db)).toEqual(new Set([id]));
    const payload = { rule: id, key: 'again', after: '' };
    const handlers: JobHandlers = { [applyRuleJob]: (base, given, payload) => applyRule(base, given, payload, 2) };
    expect(await runDueJobs(db, deps, handlers, { limit: 10 })).toEqual({ done: 3, failed: [] });
    expect(await listUnappliedRules(db)).toEqual(new Set());
    const cycles = await openCycles(db);
    expect(cycles.map(({ dueOn }) => dueOn)).toEqual(Array(5).fill('2026-04-01'));
    await applyRule(db, deps, payload);
    expect(await openCycles(db)).toEqual(cycles);
  });

  test('while a module is being revised a rule waits, and is applied the day after', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'one');
    const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]);
    await makeEmployment(db);
    const { current_version_id } = await db.selectFrom('modules').selectAll().executeTakeFirstOrThrow();
    await db.updateTable('modules').set({ current_version_id: null }).execute();
    const rule = { curriculum: course, who: { kind: 'everyone' } as const, due: { days: 30 }, graceDays: 14 };
    await expect(previewRule(db, deps, { ...rule, fromOn: today })).rejects.toMatchObject({ code: 'invalid' });
    const id = await db.transaction().execute((tx) => startRule(tx, deps, { ...rule, fromOn: today }, null));
    const runJobs = () => runDueJobs(db, deps, { [applyRuleJob]: applyRule }, { limit: 10 });
    expect(await runJobs()).toEqual({ done: 1, failed: [] });
    expect([await openCycles(db), await listUnappliedRules(db)]).toEqual([[], new Set([id])]);
    await db.updateTable('modules').set({ current_version_id }).execute();
    deps.clock.advance({ days: 1 });
    expect(await runJobs()).toEqual({ done: 1, failed: [] });
    expect(await openCycles(db)).toHaveLength(1);
  });

  test('a rule of a later day is applied as that day begins, unless it was ended', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'one');
    const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]);
    await makeEmployment(db);
    const rule = { curriculum: course, who: { kind: 'everyone' } as const, due: { days: 30 }, graceDays: 14 };
    await db.transaction().execute((tx) => startRule(tx, deps, { ...rule, fromOn: '2026-03-10' }, null));
    const handlers = { [applyRuleJob]: applyRule };
    deps.clock.set('2026-03-09T22:59:59Z');
    expect(await runDueJobs(db, deps, handlers, { limit: 10 })).toMatchObject({ done: 0 });
    deps.clock.set('2026-03-09T23:00:00Z');
    expect(await runDueJobs(db, deps, handlers, { limit: 10 })).toMatchObject({ done: 1 });
    expect(await openCycles(db)).toMatchObject([{ dueOn: '2026-04-09' }]);
    const { id } = await makePerson(db);
    await db.transaction().execute((tx) => startRule(tx, deps, { ...rule, fromOn: '2026-03-11' }, null));
    await db.updateTable('rules').set({ until_on: '2026-03-11' }).execute();
    deps.clock.set('2026-03-11T09:00:00Z');
    expect(await runDueJobs(db, deps, handlers, { limit: 10 })).toMatchObject({ done: 1 });
    expect((await openCycles(db)).filter(({ person }) => person === id)).toEqual([]);
  });
});

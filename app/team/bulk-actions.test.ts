import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { listRights } from '#app/identity/list-rights.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { decideForPerson } from '#app/record/decide-for-person.server.ts';
import type { BulkDecision } from '#app/record/plan-decision.server.ts';
import type { Schema } from '#db/schema.ts';
import { actorWith, makeGrant } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum, takeQuiz } from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { findingsOf } from '#tests/setup/findings.ts';
import type { BulkActionPage } from './action-view.ts';
import { getBulkAction } from './get-bulk-action.server.ts';
import { listBulkActions } from './list-bulk-actions.server.ts';
import type { Selection } from './list-selection.server.ts';
import { planBulkAction } from './plan-bulk-action.server.ts';
import { bulkActionJob, runBulkAction } from './run-bulk-action.server.ts';
import { startBulkAction } from './start-bulk-action.server.ts';

type Db = Kysely<Schema>;

const chief = actorWith(['see-team', 'assign', 'reopen-attempts', 'send-reminders'], null, 'chief');
const nurse = { curriculumId: 'nurse' };
const evidence = 'Seen: certificate of Northern Hospital, 3 May 2025.';

/** A ward with a manager and two courses for everybody in it, and another unit. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await rememberTestKey(db);
  await publishSample(db, deps, 'one');
  await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'one', track: 'foundation' }]);
  await publishSampleCurriculum(db, deps, 'extra', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, 'nurse');
  const [ward, other] = [await makeUnit(db), await makeUnit(db)];
  const { id: managerId } = await makePerson(db, { name: 'Mara Lind' });
  await makeEmployment(db, { person_id: managerId, unit_id: ward.id });
  await makeGrant(db, deps, { personId: managerId, permissionRole: 'manager', unitId: ward.id });
  const grants = (await listRights(db, deps, managerId)).get(managerId) ?? [];
  const manager: Actor = { ...actorWith([], null, managerId), grants };
  const hire = async (name: string, unitId = ward.id) => {
    const { id } = await makePerson(db, { name, email: `${newKey()}@ward.example` });
    await makeEmployment(db, { person_id: id, unit_id: unitId, from_on: '2026-02-20' });
    await assignCurricula(db, deps, { personId: id, key: newKey() });
    return id;
  };
  const plan = (selection: Partial<Selection>, decision: BulkDecision, actor = manager) =>
    planBulkAction(db, deps, { actor, key: newKey(), selection: { people: null, filter: {}, ...selection }, decision });
  const start = (id: string, key = newKey()) => startBulkAction(db, deps, { actor: manager, key, id });
  const page = (id: string, actor = manager) => getBulkAction(db, deps, actor, { id });
  const work = () => runDueJobs(db, deps, { [bulkActionJob]: runBulkAction }, { limit: 20 });
  return { db, deps, ward, other, manager, managerId, hire, plan, start, page, work };
}

const planned = (page: BulkActionPage) => {
  if (page.state !== 'planned') throw new Error(page.state);
  return page;
};

/** What else has happened to somebody before anything is done about many. */
const stages = [
  'new',
  'extra',
  'waived',
  'cancelled',
  'passed',
  'stuck',
  'told',
  'no-address',
  'away',
  'elsewhere',
] as const;

async function bringTo(db: Db, deps: TestDeps, personId: string, stage: (typeof stages)[number]): Promise<void> {
  const decide = (decision: BulkDecision) =>
    decideForPerson(db, deps, { actor: chief, personId, key: newKey() }, decision);
  switch (stage) {
    case 'extra':
      return decide({ kind: 'assign', curriculumId: 'extra', dueOn: '2026-03-10' });
    case 'waived':
      return decide({ kind: 'waive', course: nurse, until: '2026-06-01', why: 'other' });
    case 'cancelled':
      return decide({ kind: 'cancel', course: nurse });
    case 'passed':
      return decide({ kind: 'prior', course: nurse, moduleId: 'one', why: 'other', evidence });
    case 'stuck':
      for (let n = 0; n < 3; n += 1) await takeQuiz(db, deps, personId, 'one', ['safe', 'safe-b']);
      return;
    case 'told':
      return decide({ kind: 'remind' });
    case 'no-address':
      await db.updateTable('people').set({ email: null }).where('id', '=', personId).execute();
      return;
    case 'away':
      await db
        .insertInto('absences')
        .values({ id: personId, person_id: personId, from_on: '2026-03-01', until_on: null })
        .execute();
  }
}

const anyDecision: fc.Arbitrary<BulkDecision> = fc.oneof(
  fc.record({
    kind: fc.constant('assign'),
    curriculumId: fc.constantFrom('nurse', 'extra'),
    dueOn: fc.constant('2026-05-01'),
  }),
  fc.record({
    kind: fc.constant('due'),
    course: fc.constantFrom({ curriculumId: 'nurse' }, { curriculumId: 'extra' }),
    dueOn: fc.constantFrom('2026-03-22', '2026-05-01'),
    why: fc.constant('agreed'),
  }),
  fc.record({
    kind: fc.constant('waive'),
    course: fc.constant(nurse),
    until: fc.constantFrom('2026-03-21', '2026-03-22', '2026-06-01', '2026-09-01'),
    why: fc.constant('other'),
  }),
  fc.record({ kind: fc.constantFrom('end-waiver', 'cancel'), course: fc.constant(nurse) }),
  fc.record({
    kind: fc.constant('prior'),
    course: fc.constant(nurse),
    moduleId: fc.constantFrom('one', 'two'),
    why: fc.constant('other'),
    evidence: fc.constant(evidence),
  }),
  fc.record({
    kind: fc.constant('reopen'),
    course: fc.constant(nurse),
    moduleId: fc.constant('one'),
    why: fc.constant('other'),
  }),
  fc.record({ kind: fc.constant('remind') }),
);

eachEngine((engine) => {
  test('whatever is decided about whomever, exactly those change whom the dry run names, each for the reason that it gives', async () => {
    const { db, deps, other, managerId, hire, plan, start, page } = await begin(engine);
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(fc.subarray([...stages], { minLength: 4 }), anyDecision, async (wanted, decision) => {
        const people = [managerId];
        for (const stage of wanted) {
          const id = await hire(stage, stage === 'elsewhere' ? other.id : undefined);
          await bringTo(db, deps, id, stage);
          people.push(id);
        }
        const { id } = await plan({ people }, decision);
        const seen = planned(await page(id));
        // People of another unit are not in the selection at all.
        expect(seen.people).toBe(people.length - (wanted.includes('elsewhere') ? 1 : 0));
        const before = await traces(db, people);
        await start(id);
        const after = await traces(db, people);
        const moved = people.filter((person) => after.get(person) !== before.get(person));
        expect(new Set(moved)).toEqual(new Set(seen.would.people.map((person) => person.id)));
        const result = await page(id);
        expect(result).toMatchObject({ state: 'done', done: moved.length, left: 0 });
        const reasons = result.state === 'planned' ? [] : result.list.map(({ person, reason }) => [person?.id, reason]);
        const foretold = seen.wouldNot.flatMap((group) => group.people.map((person) => [person.id, group.reason]));
        expect(reasons.toSorted()).toEqual(foretold.toSorted());
        changed += moved.length;
      }),
      { numRuns: 14 },
    );
    expect(changed).toBeGreaterThan(5);
    expect(await findingsOf(db)).toEqual([]);
  }, 120_000);

  test('more people than a request waits for are done by a job, in chunks, and nobody twice', async () => {
    const { db, deps, manager, hire, plan, start, page, work } = await begin(engine);
    const people: string[] = [];
    for (let n = 0; n < 130; n += 1) people.push(await hire(`Nurse ${n}`));
    const decision = { kind: 'due', course: nurse, dueOn: '2026-05-01', why: 'rota' } as const;
    const { id } = await plan({ filter: { q: 'nurse' } }, decision);
    expect(planned(await page(id)).would).toMatchObject({ count: 130, people: expect.any(Array) });
    expect(planned(await page(id)).would.people).toHaveLength(20);
    await start(id, 'pressed');
    await start(id, 'pressed');
    await start(id);
    expect(await page(id)).toMatchObject({ state: 'running', done: 0, left: 130 });
    await runBulkAction(db, deps, { id });
    // As if the process had died before it could note what it did.
    await db
      .updateTable('bulk_action_people')
      .set({ outcome: 'waiting' })
      .where('action_id', '=', id)
      .where('position', '<', 30)
      .execute();
    expect(await page(id)).toMatchObject({ state: 'running', done: 70, left: 60 });
    expect((await work()).failed).toEqual([]);
    expect(await page(id)).toMatchObject({ state: 'done', done: 130, left: 0, unchanged: 0 });
    for (const person of people) {
      const set = (await listEvents(db, person)).filter((event) => event.verb === 'cycle.due_set');
      expect(set).toHaveLength(1);
    }
    const audit = await db.selectFrom('audit_log').select('details').where('action', '=', 'bulk.start').execute();
    expect(audit.map(({ details }) => JSON.parse(details))).toEqual([{ kind: 'due', people: 130 }]);
    const listed = await listBulkActions(db, deps, manager);
    expect(listed).toMatchObject([{ id, isRunning: false, done: 130, unchanged: 0, startedOn: '2026-03-02' }]);
    expect(await listBulkActions(db, deps, chief)).toEqual([]);
    expect(await findingsOf(db)).toEqual([]);
  }, 120_000);

  test('one whose record cannot be changed stops nobody else, and is named with the reason', async () => {
    const { db, hire, plan, start, page } = await begin(engine);
    const [ada, ben, cleo] = [await hire('Ada'), await hire('Ben'), await hire('Cleo')];
    const { id } = await plan({ people: [ada, ben, cleo] }, { kind: 'cancel', course: nurse });
    await db.updateTable('learning_events').set({ body: '{}' }).where('person_id', '=', ben).execute();
    await expect(start(id)).rejects.toThrow();
    expect(await page(id)).toMatchObject({
      state: 'done',
      done: 2,
      unchanged: 1,
      list: [{ person: { id: ben, name: 'Ben' }, reason: expect.stringContaining('went wrong on our side') }],
    });
    expect((await listCycles(db, cleo))[0]?.state).toBe('cancelled');
  });

  test('an action belongs to whoever planned it; whom they may not see is neither chosen nor named', async () => {
    const { db, other, manager, hire, plan, start, page } = await begin(engine);
    const [ada, zoe] = [await hire('Ada'), await hire('Zoe', other.id)];
    const cancel = { kind: 'cancel', course: nurse } as const;
    await expect(plan({ people: [zoe] }, cancel)).rejects.toMatchObject({ reason: 'team.nobody-chosen' });
    await expect(plan({ people: [] }, cancel)).rejects.toMatchObject({ reason: 'team.nobody-chosen' });
    await expect(plan({ people: [ada] }, cancel, actorWith(['see-team'], null))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const past = { kind: 'due', course: nurse, dueOn: '2026-02-01', why: 'rota' } as const;
    await expect(plan({ people: [ada] }, past)).rejects.toMatchObject({ reason: 'record.due-in-the-past' });
    const { id } = await plan({ people: [ada, zoe] }, cancel);
    expect(planned(await page(id)).people).toBe(1);
    await expect(page(id, chief)).rejects.toMatchObject({ code: 'not-found' });
    await db.updateTable('employments').set({ unit_id: other.id }).where('person_id', '=', ada).execute();
    expect(planned(await page(id))).toMatchObject({ would: { count: 0 }, wouldNot: [{ count: 1, people: [] }] });
    await start(id);
    expect(await page(id)).toMatchObject({ done: 0, list: [{ person: null }] });
    expect(manager.personId).not.toBe(ada);
  });

  test('evidence stands with the records once all is done, and what was never started is given up', async () => {
    const { db, deps, hire, plan, start } = await begin(engine);
    const ada = await hire('Ada');
    const prior = { kind: 'prior', course: nurse, moduleId: 'one', why: 'other', evidence } as const;
    const { id } = await plan({ people: [ada] }, prior);
    await start(id);
    const kept = await db.selectFrom('bulk_actions').select(['state', 'evidence']).execute();
    expect(kept).toEqual([{ state: 'done', evidence: null }]);
    expect(await db.selectFrom('evidence_texts').select('text').execute()).toEqual([{ text: evidence }]);
    await plan({ people: [ada] }, { kind: 'remind' });
    deps.clock.advance({ days: 2 });
    const { id: latest } = await plan({ people: [ada] }, { kind: 'remind' });
    const ids = await db.selectFrom('bulk_actions').select('id').orderBy('id').execute();
    expect(ids.map((row) => row.id)).toEqual([id, latest]);
  });
});

/** What stands of each person in record and outbox. */
async function traces(db: Db, people: string[]): Promise<Map<string, string>> {
  const heads = await db.selectFrom('record_heads').selectAll().where('person_id', 'in', people).execute();
  const mail = await db.selectFrom('outbox').select(['to_person', 'id']).where('to_person', 'in', people).execute();
  return new Map(
    people.map((person) => {
      const seq = heads.find((head) => head.person_id === person)?.seq ?? 0;
      return [person, `${seq} ${mail.filter((message) => message.to_person === person).length}`];
    }),
  );
}

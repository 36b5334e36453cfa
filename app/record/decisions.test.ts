import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import { getProgress } from '#app/learning/get-progress.server.ts';
import { getPersonPage } from '#app/reporting/get-person-page.server.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson } from '#tests/factories/people.ts';
import { learn, learnAll, makeWard, newKey, publishSampleCurriculum, takeQuiz } from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { findingsOf } from '#tests/setup/findings.ts';
import { decideForPerson } from './decide-for-person.server.ts';
import type { Decision } from './decision.ts';

const capabilities = ['see-team', 'assign', 'reopen-attempts', 'send-reminders'] as const;

/** A nurse with two courses, and her manager. */
async function begin(engine: TestEngine) {
  const ward = await makeWard(engine);
  const { db, deps, personId } = ward;
  await db.updateTable('people').set({ email: 'nurse@ward.example' }).where('id', '=', personId).execute();
  const { path } = await db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'unit_id')
    .select('path')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const { id: managerId } = await makePerson(db, { name: 'Mara Lind' });
  const manager = actorWith(capabilities, path, managerId);
  const decide = (decision: Decision, actor = manager, key = newKey()) =>
    decideForPerson(db, deps, { actor, personId, key }, decision);
  const nurse = async () => {
    const cycle = (await listCycles(db, personId)).find((each) => each.curriculum === 'nurse');
    if (!cycle) throw new Error('no cycle');
    return cycle;
  };
  const course = { cycleId: (await nurse()).id };
  const verbs = async () => (await listEvents(db, personId)).map((event) => event.verb);
  return { ...ward, path, manager, decide, nurse, course, verbs };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Every decision that could be made about the nurse of `begin`. */
function decisionsAbout({ course }: Begun): Decision[] {
  const evidence = 'Seen: certificate of Northern Hospital, 3 May 2025.';
  return [
    { kind: 'assign', curriculumId: 'extra', dueOn: '2026-05-01' },
    { kind: 'due', course, dueOn: '2026-05-03', why: 'agreed' },
    { kind: 'waive', course, until: '2026-09-01', why: 'long-absence' },
    { kind: 'end-waiver', course },
    { kind: 'prior', course, moduleId: 'one', why: 'other-employer', evidence },
    { kind: 'reopen', course, moduleId: 'one', why: 'other' },
    { kind: 'cancel', course },
    { kind: 'void', seq: 1, why: 'other' },
    { kind: 'remind' },
  ];
}

eachEngine((engine) => {
  test('nobody decides for themselves, for another unit, or without the right to', async () => {
    const begun = await begin(engine);
    const { decide, personId, path, verbs } = begun;
    const before = await verbs();
    for (const decision of decisionsAbout(begun)) {
      for (const actor of [
        actorWith(capabilities, null, personId),
        actorWith(capabilities, '/elsewhere/'),
        actorWith(['see-team'], path),
      ]) {
        await expect(decide(decision, actor)).rejects.toMatchObject({ code: 'forbidden' });
      }
    }
    expect(await verbs()).toEqual(before);
  });

  test('a course is given, its date set, and taken back as a mistake; each decision stands once, with its reason', async () => {
    const { db, deps, decide, personId, manager, nurse, course } = await begin(engine);
    await publishSampleCurriculum(db, deps, 'extra', [{ module: 'one', track: 'full' }]);
    await decide({ kind: 'assign', curriculumId: 'extra', dueOn: '2026-05-01' });
    expect((await listCycles(db, personId)).at(-1)).toMatchObject({ curriculum: 'extra', lateOn: '2026-05-15' });
    const due = { kind: 'due', course, dueOn: '2026-05-03', why: 'agreed' } as const;
    await decide(due, manager, 'one-key');
    await decide(due, manager, 'one-key');
    expect(await nurse()).toMatchObject({ dueOn: '2026-05-03', lateOn: '2026-05-17' });
    await expect(decide(due)).rejects.toMatchObject({ code: 'invalid', reason: 'record.same-date' });
    const stale = { ...due, course: { ...course, shownDueOn: '2026-03-22' }, dueOn: '2026-06-01' };
    await expect(decide(stale)).rejects.toMatchObject({ code: 'stale', reason: 'record.date-changed' });
    for (const [dueOn, reason] of [
      ['2026-03-01', 'record.due-in-the-past'],
      ['2026-02-30', 'record.no-date'],
      ['', 'record.no-date'],
      ['2062-05-03', 'record.date-too-far'],
    ] as const) {
      await expect(decide({ ...due, dueOn })).rejects.toMatchObject({ code: 'invalid', reason });
    }
    await decide({ kind: 'cancel', course });
    expect((await nurse()).state).toBe('cancelled');
    for (const again of [due, { kind: 'cancel', course } as const]) {
      await expect(decide(again)).rejects.toMatchObject({ code: 'stale', reason: 'record.cycle-closed' });
    }
    const audit = await db.selectFrom('audit_log').select(['actor_id', 'action']).orderBy('id').execute();
    const own = audit.filter((row) => row.actor_id === manager.personId).map((row) => row.action);
    expect(own).toEqual(['cycle.open', 'cycle.set-due', 'cycle.cancel']);
    expect(await findingsOf(db)).toEqual([]);
  });

  test('a waiver reaches the due date at least, can be made longer, and its end brings the old date back', async () => {
    const { db, decide, nurse, course } = await begin(engine);
    const waive = (until: string) => decide({ kind: 'waive', course, until, why: 'long-absence' });
    await expect(waive('2026-03-21')).rejects.toMatchObject({ code: 'invalid', reason: 'record.waiver-too-short' });
    await expect(decide({ kind: 'end-waiver', course })).rejects.toMatchObject({ reason: 'record.not-waived' });
    await waive('2026-06-01');
    await waive('2026-09-01');
    expect(await nurse()).toMatchObject({ dueOn: '2026-09-01', lateOn: '2026-09-01', waiver: { until: '2026-09-01' } });
    const due = decide({ kind: 'due', course, dueOn: '2026-10-01', why: 'rota' });
    await expect(due).rejects.toMatchObject({ code: 'invalid', reason: 'record.waived-now' });
    await decide({ kind: 'end-waiver', course });
    expect(await nurse()).toMatchObject({ dueOn: '2026-03-22', lateOn: '2026-04-05', waiver: null });
    expect(await findingsOf(db)).toEqual([]);
  });

  test('what was learnt elsewhere meets a module on evidence, whose words stand beside the record', async () => {
    const { db, deps, facts, decide, personId, nurse, course } = await begin(engine);
    const evidence = 'Seen: certificate of Northern Hospital, 3 May 2025.';
    const prior = { kind: 'prior', course, moduleId: 'one', why: 'other-employer', evidence } as const;
    await expect(decide({ ...prior, evidence: 'Seen.' })).rejects.toMatchObject({ reason: 'record.evidence-missing' });
    await expect(decide({ ...prior, moduleId: 'two' })).rejects.toMatchObject({ code: 'not-found' });
    await decide(prior);
    expect((await nurse()).state).toBe('fulfilled');
    expect(await db.selectFrom('evidence_texts').select(['person_id', 'text']).execute()).toEqual([
      { person_id: personId, text: evidence },
    ]);
    const events = JSON.stringify(await listEvents(db, personId));
    expect(events).not.toContain('Northern');
    await expect(decide(prior)).rejects.toMatchObject({ code: 'stale' });
    await learnAll(db, deps, { personId, facts }, 'foundation');
    expect(await findingsOf(db)).toEqual([]);
  });

  test('an entry is taken back once, stays in the record, and leaves finished courses alone', async () => {
    const { db, deps, facts, decide, personId, verbs } = await begin(engine);
    await learn(db, deps, { personId, facts }, 'one-a');
    const seqOf = async (verb: string) =>
      (await listEvents(db, personId)).findLast((each) => each.verb === verb)?.seq ?? 0;
    const seq = await seqOf('lesson.read');
    await decide({ kind: 'void', seq, why: 'wrong-person' });
    expect((await getProgress(db, personId, facts)).lessons.has('one-a')).toBe(false);
    expect(await verbs()).toContain('lesson.read');
    const again = decide({ kind: 'void', seq, why: 'other' });
    await expect(again).rejects.toMatchObject({ code: 'stale', reason: 'record.corrected-already' });
    for (const entry of [1, await seqOf('block.answered'), await seqOf('act.voided'), 9999]) {
      await expect(decide({ kind: 'void', seq: entry, why: 'other' })).rejects.toMatchObject({ code: 'not-found' });
    }
    await takeQuiz(db, deps, personId, 'one', ['safe', 'safe-b']);
    const failed = decide({ kind: 'void', seq: await seqOf('attempt.submitted'), why: 'technical-fault' });
    await expect(failed).rejects.toMatchObject({ code: 'not-found' });
    await learnAll(db, deps, { personId, facts }, 'full');
    await takeQuiz(db, deps, personId, 'one');
    await decide({ kind: 'void', seq: await seqOf('attempt.submitted'), why: 'wrong-person' });
    expect((await listCycles(db, personId)).map((cycle) => cycle.state)).toEqual(['fulfilled', 'fulfilled']);
    expect(await findingsOf(db)).toEqual([]);
  });

  test('a reminder is one message, and one a week with those of the ladder', async () => {
    const { db, deps, decide, personId, manager, verbs } = await begin(engine);
    const before = await verbs();
    const refused = (reason: string) =>
      expect(decide({ kind: 'remind' })).rejects.toMatchObject({ code: 'stale', reason });
    const change = (values: { email?: string | null; active?: 0 | 1 }) =>
      db.updateTable('people').set(values).where('id', '=', personId).execute();
    await change({ email: null });
    await refused('record.remind-no-address');
    await change({ email: 'nurse@ward.example', active: 0 });
    await refused('record.remind-left');
    await change({ active: 1 });
    await decide({ kind: 'remind' }, manager, 'once');
    await decide({ kind: 'remind' }, manager, 'once');
    const mail = await db.selectFrom('outbox').select(['to_person', 'week_on', 'kind']).execute();
    expect(mail).toEqual([{ to_person: personId, week_on: '2026-03-02', kind: 'assignments.reminder' }]);
    await refused('record.remind-told');
    deps.clock.set('2026-03-08T09:00:00Z');
    await refused('record.remind-told');
    deps.clock.set('2026-03-09T09:00:00Z');
    await decide({ kind: 'remind' });
    expect(await db.selectFrom('outbox').select('id').execute()).toHaveLength(2);
    await db
      .insertInto('absences')
      .values({ id: 'a', person_id: personId, from_on: '2026-03-01', until_on: null })
      .execute();
    await refused('record.remind-away');
    expect(await verbs()).toEqual(before);
  });

  test('a deputy decides as “B for A”, in the record as in the audit trail, and never about A', async () => {
    const { db, deps, decide, personId, manager, course, nurse } = await begin(engine);
    const { id: ben } = await makePerson(db, { name: 'Ben Okafor' });
    const grants = manager.grants.map((grant) => ({ ...grant, ofPersonId: manager.personId }));
    const deputy = { ...actorWith([], null, ben), grants };
    await decide({ kind: 'due', course, dueOn: '2026-05-03', why: 'rota' }, deputy);
    await decide({ kind: 'cancel', course }, { ...deputy, grants: [...grants, ...manager.grants] });
    const events = (await listEvents(db, personId)).slice(-2);
    expect(events.map(({ actor, body }) => [actor, body.for])).toEqual([
      [ben, manager.personId],
      [ben, undefined],
    ]);
    const audit = await db
      .selectFrom('audit_log')
      .select('details')
      .where('actor_id', '=', ben)
      .orderBy('id')
      .execute();
    expect(audit.map(({ details }) => JSON.parse(details).for)).toEqual([manager.personId, undefined]);
    const { timeline } = await getPersonPage(db, deps, deputy, personId);
    expect(timeline.slice(0, 2).map((line) => [line.by, line.for])).toEqual([
      ['Ben Okafor', null],
      ['Ben Okafor', 'Mara Lind'],
    ]);
    const { unit_id, job_role_id } = await db.selectFrom('employments').selectAll().executeTakeFirstOrThrow();
    await makeEmployment(db, { person_id: manager.personId, unit_id, job_role_id });
    const ofMara = { actor: deputy, personId: manager.personId, key: newKey() };
    const given = decideForPerson(db, deps, ofMara, { kind: 'assign', curriculumId: 'nurse', dueOn: '2026-05-01' });
    await expect(given).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getPersonPage(db, deps, deputy, manager.personId)).toMatchObject({
      mayDecide: false,
      mayReopen: false,
    });
    expect((await nurse()).state).toBe('cancelled');
    expect(await findingsOf(db)).toEqual([]);
  });
});

import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { getAttempt } from '#app/assessment/get-attempt.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { verifyCertificate } from '#app/certification/verify-certificate.server.ts';
import { versionPublished, versionWithdrawn } from '#app/curriculum/version-jobs.ts';
import { withdrawVersion } from '#app/curriculum/withdraw-version.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import { type JobHandlers, runDueJobs } from '#app/platform/jobs.server.ts';
import type { Question } from '#app/questions/question.ts';
import { checkPerson } from '#app/reporting/check-records/check-person.server.ts';
import type { Schema } from '#db/schema.ts';
import { actorWith } from '#tests/factories/identity.ts';
import {
  answerSheet,
  learn,
  learnAll,
  makeLearner,
  makeRule,
  makeWard,
  newKey,
  publishSample,
  publishSampleCurriculum,
  sampleBank,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import type { TestDeps } from '#tests/setup/deps.ts';
import { assignCurricula } from './assign-curricula.server.ts';
import { changeRecord } from './change-record.server.ts';
import { followVersions, followWithdrawals } from './follow-versions.server.ts';
import { revokeHeldCertificate } from './revoke-held-certificate.server.ts';
import { setActive } from './set-active.server.ts';
import { startQuiz } from './start-quiz.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

type Db = Kysely<Schema>;

const handlers: JobHandlers = { [versionPublished]: followVersions, [versionWithdrawn]: followWithdrawals };
const runJobs = (db: Db, deps: TestDeps) => runDueJobs(db, deps, handlers, { limit: 50 });

const material = (number: number, redo?: string[]) => ({ number, kind: 'material' as const, reason: 'new law', redo });
const askedAnew = (id: string): Question[] =>
  sampleBank('one').map((question) => (question.id === id ? { ...question, stem: `Now, ${question.stem}` } : question));

async function fulfil(db: Db, deps: TestDeps, where: Awaited<ReturnType<typeof makeWard>>): Promise<void> {
  await learnAll(db, deps, where, 'full');
  await takeQuiz(db, deps, where.personId, 'one');
}

async function open(db: Db, personId: string) {
  const cycles = (await listCycles(db, personId)).filter((cycle) => cycle.state === 'open');
  return cycles.map(({ curriculum, kind, dueOn, targets }) => ({
    of: `${curriculum} ${kind}`,
    dueOn,
    targets: targets.map(({ module, version, base }) => `${module} ${base ?? 'none'}→${version}`),
  }));
}

eachEngine((engine) => {
  test('a material version moves open cycles, and gives holders what changed on their track', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    await fulfil(db, deps, ward);
    const newcomer = await makeLearner(db, deps);
    deps.clock.set('2026-06-01T09:00:00Z');
    const edition = material(2, ['one-a', 'one-count']);
    await publishSample(db, deps, 'one', { text: 'New.', questions: askedAnew('one-count'), edition });
    deps.clock.advance({ days: 2 });
    expect(await runJobs(db, deps)).toMatchObject({ failed: [] });

    const due = '2026-07-01';
    expect(await open(db, personId)).toEqual([
      { of: 'everyone delta', dueOn: due, targets: ['one 1→2'] },
      { of: 'nurse delta', dueOn: due, targets: ['one 1→2'] },
    ]);
    expect(await open(db, newcomer)).toMatchObject([
      { of: 'everyone first', dueOn: '2026-03-02', targets: ['one none→2'] },
      { of: 'nurse first', dueOn: '2026-03-22', targets: ['one none→2'] },
    ]);
    // A change of the full track alone is nobody's on the foundation track; the date stays the earlier one.
    const later = askedAnew('one-stop');
    await publishSample(db, deps, 'one', { text: 'New.', questions: later, edition: material(3, ['one-stop']) });
    await runJobs(db, deps);
    expect(await open(db, personId)).toMatchObject([
      { of: 'everyone delta', dueOn: due, targets: ['one 1→3'] },
      { of: 'nurse delta', dueOn: due, targets: ['one 1→3'] },
    ]);
    for (const person of [personId, newcomer]) expect(await checkPerson(db, person)).toEqual([]);
  });

  test('an empty delta is nobody’s, and a minor edition concerns nobody', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    await fulfil(db, deps, ward);
    const before = (await listEvents(db, personId)).length;
    await publishSample(db, deps, 'one', { text: 'Typo.', edition: { number: 2, kind: 'minor', reason: 'typo' } });
    await publishSample(db, deps, 'one', { text: 'Better.', edition: material(3, []) });
    expect(await runJobs(db, deps)).toMatchObject({ done: 1, failed: [] });
    expect(await listEvents(db, personId)).toHaveLength(before);
  });

  test('goes through many people in parts, takes up where it was broken off, and repeats nothing', async () => {
    const ward = await makeWard(engine);
    const { db, deps } = ward;
    const people = [ward.personId];
    for (let n = 0; n < 4; n += 1) people.push(await makeLearner(db, deps));
    const v2 = await publishSample(db, deps, 'one', { text: 'New.', edition: material(2) });
    let calls = 0;
    const breaking = {
      ...deps,
      newId: () => {
        calls += 1;
        if (calls === 4) throw new Error('power cut');
        return deps.newId();
      },
    };
    const job = { versionId: v2.versionId };
    await expect(followVersions(db, breaking, job, 2)).rejects.toThrow('power cut');
    const moved = async () =>
      db.selectFrom('learning_events').select('person_id').where('verb', '=', 'cycle.retargeted').execute();
    expect((await moved()).length).toBe(2);
    const inTwos: JobHandlers = { [versionPublished]: (...run) => followVersions(...run, 2) };
    expect(await runDueJobs(db, deps, inTwos, { limit: 50 })).toEqual({ done: 3, failed: [] });
    expect((await moved()).length).toBe(10);
    await followVersions(db, deps, job);
    expect((await moved()).length).toBe(10);
    for (const person of people) expect(await checkPerson(db, person)).toEqual([]);
  });

  test('the delta asks what changed, up to its date, and gives a certificate with the same expiry', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    await fulfil(db, deps, ward);
    deps.clock.set('2026-06-01T09:00:00Z');
    const edition = material(2, ['one-a', 'one-count']);
    const v2 = await publishSample(db, deps, 'one', { text: 'New.', questions: askedAnew('one-count'), edition });
    await runJobs(db, deps);
    const wrong = await takeQuiz(db, deps, personId, 'one', ['count']);
    expect(wrong).toMatchObject({ passed: false, attemptsLeft: 2 });
    const read = await learn(db, deps, { personId, facts: v2 }, 'one-a');
    expect(read.certificates).toHaveLength(1);
    const right = await takeQuiz(db, deps, personId, 'one');
    expect(right).toMatchObject({ passed: true });
    expect(await getAttempt(db, personId, right.attemptId)).toMatchObject({ scope: 'delta', since: 1 });
    const held = (await listCertificates(db, personId)).filter((each) => !each.superseded);
    for (const { snapshot } of held) {
      expect(snapshot).toMatchObject({
        expiresOn: '2028-03-02',
        modules: [{ version: 1, on: '2026-03-02', delta: { version: 2, minutes: 6, on: '2026-06-01' } }],
      });
    }
    expect(held).toHaveLength(2);
    for (const { serial, snapshot } of held) {
      const old = await verifyCertificate(db, deps, snapshot.supersedes ?? '');
      expect(old).toMatchObject({ state: 'superseded', name: null, replacedBy: serial });
      expect(await verifyCertificate(db, deps, serial)).toMatchObject({ state: 'valid', replacedBy: null });
    }
    expect(await open(db, personId)).toEqual([]);
    // Up to date: the next version counts from the delta on, and what was met is not asked again.
    await publishSample(db, deps, 'one', { text: 'Newest.', edition: material(3) });
    await runJobs(db, deps);
    expect(await open(db, personId)).toMatchObject([{ targets: ['one 2→3'] }, { targets: ['one 2→3'] }]);
    expect(await checkPerson(db, personId)).toEqual([]);
  });

  test('an attempt stays on its version, and one at the changed questions alone completes it', async () => {
    const { db, deps, facts, personId } = await makeWard(engine);
    await learnAll(db, deps, { personId, facts }, 'full');
    const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
    const edition = material(2, ['one-count']);
    await publishSample(db, deps, 'one', { questions: askedAnew('one-count'), edition });
    await runJobs(db, deps);
    await answerSheet(db, deps, personId, attemptId);
    const submitted = await submitQuiz(db, deps, { personId, key: newKey(), attemptId, expect: 'open' });
    // Foundation is met: what changed is not on it.
    expect(submitted).toMatchObject({ passed: true, attemptsLeft: 3 });
    expect(await open(db, personId)).toMatchObject([{ of: 'nurse first' }]);
    const rest = await takeQuiz(db, deps, personId, 'one');
    expect(await getAttempt(db, personId, rest.attemptId)).toMatchObject({ scope: 'delta', since: 1 });
    expect(rest.certificates).toHaveLength(1);
    expect(await checkPerson(db, personId)).toEqual([]);
  });

  test('an open delta takes in another module, and each is asked since its own base', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    const two = await publishSample(db, deps, 'two');
    const modules = ['one', 'two'].map((module) => ({ module, track: 'foundation' as const }));
    await publishSampleCurriculum(db, deps, 'pair', modules);
    await makeRule(db, deps, 'pair', { who: { kind: 'person', id: personId } });
    await assignCurricula(db, deps, { personId, key: newKey() });
    await fulfil(db, deps, ward);
    await learnAll(db, deps, { personId, facts: two }, 'foundation');
    await takeQuiz(db, deps, personId, 'two');
    expect(await open(db, personId)).toEqual([]);
    deps.clock.set('2026-06-01T09:00:00Z');
    await publishSample(db, deps, 'one', { text: 'New.', edition: material(2) });
    await runJobs(db, deps);
    deps.clock.set('2026-06-11T09:00:00Z');
    const two2 = await publishSample(db, deps, 'two', { text: 'New.', edition: material(2) });
    await runJobs(db, deps);
    const pair = async () => (await open(db, personId)).filter((cycle) => cycle.of === 'pair delta');
    expect(await pair()).toEqual([{ of: 'pair delta', dueOn: '2026-07-01', targets: ['one 1→2', 'two 1→2'] }]);
    await learn(db, deps, { personId, facts: two2 }, 'two-a');
    expect(await checkPerson(db, personId)).toEqual([]);
  });

  test('withdrawing serves the version before, leads what is open there, and ends a delta that asks nothing', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    await fulfil(db, deps, ward);
    const newcomer = await makeLearner(db, deps);
    await publishSample(db, deps, 'one', { text: 'Wrong.', edition: material(2) });
    await runJobs(db, deps);
    expect(await open(db, personId)).toMatchObject([{ targets: ['one 1→2'] }, { targets: ['one 1→2'] }]);
    const withdrawal = { moduleId: 'one', number: 2, actorId: personId, reason: 'A dose was wrong.' };
    expect(await withdrawVersion(db, deps, withdrawal)).toEqual({ served: 1 });
    await expect(withdrawVersion(db, deps, withdrawal)).rejects.toMatchObject({ code: 'stale' });
    await runJobs(db, deps);
    expect(await open(db, personId)).toEqual([]);
    expect(await open(db, newcomer)).toMatchObject([{ targets: ['one none→1'] }, { targets: ['one none→1'] }]);
    const cancelled = (await listEvents(db, personId)).filter((event) => event.verb === 'cycle.cancelled');
    expect(cancelled.map((event) => event.body.why)).toEqual(['withdrawn', 'withdrawn']);
    // The same text does not come back by itself, and its number is not used again.
    expect((await publishSample(db, deps, 'one', { text: 'Wrong.', edition: material(2) })).number).toBe(2);
    expect(await db.selectFrom('modules').select('current_version_id').executeTakeFirst()).toEqual({
      current_version_id: ward.facts.versionId,
    });
    expect((await publishSample(db, deps, 'one', { text: 'Right.', edition: material(3) })).number).toBe(3);
    await runJobs(db, deps);
    expect(await open(db, personId)).toMatchObject([{ targets: ['one 1→3'] }, { targets: ['one 1→3'] }]);
    for (const person of [personId, newcomer]) expect(await checkPerson(db, person)).toEqual([]);
  });

  test('whoever left owes nothing, and on coming back what changed meanwhile', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    await fulfil(db, deps, ward);
    const setIn = async (active: boolean) => {
      const { revision } = await db
        .selectFrom('people')
        .select('revision')
        .where('id', '=', personId)
        .executeTakeFirstOrThrow();
      await setActive(db, deps, { personId, actorId: 'admin', key: newKey(), active, revision });
    };
    await setIn(false);
    await publishSample(db, deps, 'one', { text: 'New.', edition: material(2) });
    await runJobs(db, deps);
    expect(await open(db, personId)).toEqual([]);
    deps.clock.set('2026-08-01T09:00:00Z');
    await setIn(true);
    expect(await open(db, personId)).toEqual([
      { of: 'everyone delta', dueOn: '2026-08-01', targets: ['one 1→2'] },
      { of: 'nurse delta', dueOn: '2026-08-01', targets: ['one 1→2'] },
    ]);
    expect(await checkPerson(db, personId)).toEqual([]);
  });

  test('a version that is withdrawn before its job ran concerns nobody', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    await fulfil(db, deps, ward);
    const before = (await listEvents(db, personId)).length;
    await publishSample(db, deps, 'one', { text: 'Wrong.', edition: material(2) });
    await withdrawVersion(db, deps, { moduleId: 'one', number: 2, actorId: null, reason: 'Too early.' });
    await runJobs(db, deps);
    expect(await listEvents(db, personId)).toHaveLength(before);
  });

  test('a waiver keeps the date that comes after it', async () => {
    const { db, deps, personId } = await makeWard(engine);
    const [cycle] = await listCycles(db, personId);
    const id = cycle?.id ?? '';
    await changeRecord(db, deps, { personId, actorId: null, key: newKey() }, async ({ append }) => {
      const body = { cycle: id, until: '2026-12-31', why: 'long-absence' };
      await append({ verb: 'cycle.waived', object: id, cycle: id, body });
      return () => null;
    });
    await publishSample(db, deps, 'one', { text: 'New.', edition: material(2) });
    await runJobs(db, deps);
    expect((await open(db, personId))[0]).toMatchObject({ dueOn: '2026-12-31', targets: ['one none→2'] });
    await changeRecord(db, deps, { personId, actorId: null, key: newKey() }, async ({ append }) => {
      await append({ verb: 'cycle.waiver_ended', object: id, cycle: id, body: { cycle: id } });
      return () => null;
    });
    expect((await open(db, personId))[0]).toMatchObject({ dueOn: '2026-03-02' });
  });

  test('no delta brings a revoked certificate back', async () => {
    const ward = await makeWard(engine);
    const { db, deps, personId } = ward;
    await fulfil(db, deps, ward);
    const [first, second] = await listCertificates(db, personId);
    const actor = actorWith(['revoke-certificates'], null);
    const revoke = (serial = '') =>
      revokeHeldCertificate(db, deps, { actor, personId, key: newKey(), serial, why: 'misconduct' });
    await revoke(first?.serial);
    await publishSample(db, deps, 'one', { text: 'New.', edition: material(2) });
    await runJobs(db, deps);
    expect(await open(db, personId)).toMatchObject([{ of: `${second?.curriculumId} delta` }]);
    await revoke(second?.serial);
    expect(await open(db, personId)).toEqual([]);
    expect(await checkPerson(db, personId)).toEqual([]);
  });
});

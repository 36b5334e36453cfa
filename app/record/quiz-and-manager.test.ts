import { describe, expect, test } from 'vitest';
import { getAttempt } from '#app/assessment/get-attempt.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import {
  answerSheet,
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
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';
import { assignCurricula } from './assign-curricula.server.ts';
import { openCycle } from './open-cycle.server.ts';
import { reopenAttempts } from './reopen-attempts.server.ts';
import { setName } from './set-name.server.ts';
import { startQuiz } from './start-quiz.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

eachEngine((engine) => {
  describe('a quiz', () => {
    test('belongs to the deepest open cycle and is resumed while it is open', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const first = await startQuiz(db, deps, { personId, key: 'k', moduleId: 'one' });
      expect(first.resumed).toBe(false);
      expect(await startQuiz(db, deps, { personId, key: 'k', moduleId: 'one' })).toEqual(first);
      const again = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      expect(again).toEqual({ attemptId: first.attemptId, resumed: true });
      const nurse = (await listCycles(db, personId)).find((cycle) => cycle.curriculum === 'nurse');
      const attempt = await getAttempt(db, personId, first.attemptId);
      expect(attempt).toMatchObject({ cycleId: nurse?.id, track: 'full', scope: 'whole', version: 1 });
    });

    test('is not offered without a cycle', async () => {
      const { db, deps } = await makeWard(engine);
      const { id: personId } = await makePerson(db);
      const start = startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      await expect(start).rejects.toMatchObject({ code: 'not-offered' });
    });

    test('of a later stage opens when the earlier one is finished', async () => {
      const [db, deps] = [await engine.database(), testDeps()];
      await rememberTestKey(db);
      const first = await publishSample(db, deps, 'first');
      await publishSample(db, deps, 'second');
      const modules = ['first', 'second'].map((module) => ({ module, track: 'foundation' as const }));
      await publishSampleCurriculum(db, deps, 'staged', modules);
      await makeRule(db, deps, 'staged');
      const personId = await makeLearner(db, deps);
      const start = () => startQuiz(db, deps, { personId, key: newKey(), moduleId: 'second' });
      const refused = { code: 'not-offered', reason: 'record.earlier-stage' };
      await expect(start()).rejects.toMatchObject(refused);
      await takeQuiz(db, deps, personId, 'first');
      await expect(start()).rejects.toMatchObject(refused);
      await learnAll(db, deps, { personId, facts: first }, 'foundation');
      expect(await start()).toMatchObject({ resumed: false });
    });

    test('has three attempts, then a manager of the learner’s unit gives one more', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const start = () => startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      const unit = await db
        .selectFrom('employments')
        .innerJoin('units', 'units.id', 'unit_id')
        .select('path')
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow();
      const nurse = (await listCycles(db, personId)).find((cycle) => cycle.curriculum === 'nurse');
      const manager = actorWith(['reopen-attempts'], unit.path);
      const reopen = (actor = manager, key = newKey(), change = {}) =>
        reopenAttempts(db, deps, {
          actor,
          personId,
          key,
          course: { cycleId: nurse?.id ?? '' },
          moduleId: 'one',
          why: 'talked-through',
          ...change,
        });
      await takeQuiz(db, deps, personId, 'one', ['stop']);
      await takeQuiz(db, deps, personId, 'one', ['stop']);
      await expect(reopen()).rejects.toMatchObject({ code: 'stale', reason: 'record.attempts-are-left' });
      expect(await takeQuiz(db, deps, personId, 'one', ['stop'])).toMatchObject({ attemptsLeft: 0 });
      await expect(start()).rejects.toMatchObject({ code: 'no-attempts-left' });

      await expect(reopen(actorWith(['reopen-attempts'], '/elsewhere/'))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reopen(actorWith(['see-team'], unit.path))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reopen(actorWith(['reopen-attempts'], null, personId))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reopen(manager, newKey(), { course: { cycleId: 'x' } })).rejects.toMatchObject({
        code: 'not-found',
      });
      expect(await reopen(manager, 'once')).toEqual({ attemptsLeft: 1 });
      expect(await reopen(manager, 'once')).toEqual({ attemptsLeft: 1 });
      expect(
        await db.selectFrom('audit_log').select('action').where('action', '=', 'attempts.reopen').execute(),
      ).toHaveLength(1);
      expect(await takeQuiz(db, deps, personId, 'one', ['stop'])).toMatchObject({ attemptsLeft: 0 });
    });

    test('submitted twice at once is submitted once', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      await answerSheet(db, deps, personId, attemptId);
      const submit = (handle: typeof db, key: string) =>
        submitQuiz(handle, deps, { personId, key, attemptId, expect: 'open' });
      const outcomes = await Promise.allSettled([
        submit(db, 'phone'),
        submit(engine.again(db), 'ward'),
        submit(db, 'phone'),
      ]);
      const done = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      expect(new Set(done.map((each) => JSON.stringify(each))).size).toBe(1);
      for (const each of outcomes) {
        if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'closed' });
      }
      expect(outcomes.some((each) => each.status === 'rejected')).toBe(true);
      const verbs = (await listEvents(db, personId)).map((event) => event.verb);
      expect(verbs.filter((verb) => verb === 'attempt.submitted')).toHaveLength(1);
    });

    test('is not closed by a second device that never saw what was asked again', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      await answerSheet(db, deps, personId, attemptId, ['safe', 'safe-b']);
      const submit = (expect: 'open' | 'reteach', key = newKey()) =>
        submitQuiz(db, deps, { personId, key, attemptId, expect });
      expect(await submit('open', 'k')).toEqual({ status: 'reteach' });
      expect(await submit('open', 'k')).toEqual({ status: 'reteach' });
      await expect(submit('open')).rejects.toMatchObject({ code: 'stale' });
      expect(await submit('reteach')).toMatchObject({ status: 'closed', passed: false });
    });

    test('of somebody else is not found', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      const stranger = await makeLearner(db, deps);
      const submit = submitQuiz(db, deps, { personId: stranger, key: newKey(), attemptId, expect: 'open' });
      await expect(submit).rejects.toMatchObject({ code: 'not-found' });
    });

    test('stays on its version, and draws what was not met before first', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      const edition = { number: 2, kind: 'minor' as const, reason: 'typo' };
      const questions = sampleBank('one').map((question) => ({ ...question, stem: `${question.stem} Really?` }));
      await publishSample(db, deps, 'one', { questions, edition });
      await answerSheet(db, deps, personId, attemptId);
      await submitQuiz(db, deps, { personId, key: newKey(), attemptId, expect: 'open' });
      const submitted = (await listEvents(db, personId)).findLast((event) => event.verb === 'attempt.started');
      expect(submitted?.body).toMatchObject({ version: 1 });
    });
  });

  describe('a manager and an administrator', () => {
    test('give a curriculum that no rule gives, once', async () => {
      const { db, deps, personId } = await makeWard(engine);
      await publishSampleCurriculum(db, deps, 'extra', [{ module: 'one', track: 'foundation' }]);
      const open = (dueOn = '2026-05-01', actor = actorWith(['assign'], null), curriculumId = 'extra') =>
        openCycle(db, deps, { actor, personId, key: newKey(), curriculumId, dueOn, graceDays: 7 });
      await expect(open('2026-03-01')).rejects.toMatchObject({ code: 'invalid' });
      await expect(open('2026-05-01', actorWith(['assign'], '/x/'))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(open('2026-05-01', actorWith(['assign'], null), 'gone')).rejects.toMatchObject({
        code: 'not-found',
      });
      const { cycleId } = await open();
      expect((await listCycles(db, personId)).at(-1)).toMatchObject({ id: cycleId, lateOn: '2026-05-08', rule: null });
      await expect(open()).rejects.toMatchObject({ code: 'stale', reason: 'record.already-assigned' });
    });

    test('rename a person: standings and certificates follow', async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      await learnAll(db, deps, { personId, facts }, 'full');
      await takeQuiz(db, deps, personId, 'one');
      const rename = { personId, actorId: 'admin', key: 'rename', name: 'Αθηνά Παππά', revision: 1 };
      const renamed = await setName(db, deps, rename);
      expect(renamed.person).toMatchObject({ name: 'Αθηνά Παππά', revision: 2 });
      expect(renamed.certificates).toHaveLength(2);
      expect(renamed.uncovered).toEqual([]);
      expect(await setName(db, deps, rename)).toEqual(renamed);
      const certificates = await listCertificates(db, personId);
      expect(certificates.filter((each) => !each.superseded).map((each) => each.name)).toEqual([
        'Αθηνά Παππά',
        'Αθηνά Παππά',
      ]);
      const { sort_name } = await db
        .selectFrom('people')
        .select('sort_name')
        .where('id', '=', personId)
        .executeTakeFirstOrThrow();
      const standings = await db.selectFrom('standings').select('sort_name').distinct().execute();
      expect(standings).toEqual([{ sort_name }]);
      const korean = await setName(db, deps, { ...rename, key: 'again', name: '김민준', revision: 2 });
      expect(korean.uncovered).toEqual(['김', '민', '준']);
    });

    test('a change of job role opens only the difference', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const unit = await makeUnit(db);
      await publishSampleCurriculum(db, deps, 'ward', [{ module: 'one', track: 'foundation' }]);
      await makeRule(db, deps, 'ward', { who: { kind: 'unit', id: unit.id } });
      expect((await assignCurricula(db, deps, { personId, key: newKey() })).opened).toEqual([]);
      await makeEmployment(db, { person_id: personId, unit_id: unit.id, main: 0 });
      expect((await assignCurricula(db, deps, { personId, key: newKey() })).opened).toHaveLength(1);
      expect((await listCycles(db, personId)).map((cycle) => cycle.curriculum)).toEqual(['everyone', 'nurse', 'ward']);
    });
  });
});

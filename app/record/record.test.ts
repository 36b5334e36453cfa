import { describe, expect, test } from 'vitest';
import { getAttempt } from '#app/assessment/get-attempt.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { verifyCertificate } from '#app/certification/verify-certificate.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import type { Actor, Capability } from '#app/identity/grants.ts';
import { getBlockSheets } from '#app/learning/get-block-sheets.server.ts';
import { getProgress } from '#app/learning/get-progress.server.ts';
import { getResumePoint } from '#app/learning/get-resume-point.server.ts';
import { moduleProgress } from '#app/learning/module-progress.ts';
import { saveBlockSheet } from '#app/learning/save-block-sheet.server.ts';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { startBlockTry } from '#app/learning/start-block-try.server.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import {
  answer,
  answerSheet,
  checkForm,
  learn,
  learnAll,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  sampleBank,
  sorterForm,
  sorterReason,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';
import { answerBlock } from './answer-block.server.ts';
import { assignCurricula } from './assign-curricula.server.ts';
import { completeLesson } from './complete-lesson.server.ts';
import { openCycle } from './open-cycle.server.ts';
import { reopenAttempts } from './reopen-attempts.server.ts';
import { setName } from './set-name.server.ts';
import { startQuiz } from './start-quiz.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

/** A nurse with one module on the full track, and everyone with it on the foundation track. */
async function makeWard(engine: TestEngine) {
  const db = await engine.database();
  const deps = testDeps();
  await rememberTestKey(db);
  const facts = await publishSample(db, deps, 'one');
  await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'one', track: 'full' }]);
  await publishSampleCurriculum(db, deps, 'everyone', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, 'nurse');
  await makeRule(db, deps, 'everyone', { due: { days: 10 } });
  const personId = await makeLearner(db, deps, 'Łukasz Żurawski');
  return { db, deps, facts, personId };
}

function actorWith(capability: Capability, unitPath: string | null, personId = 'manager'): Actor {
  const grants = [{ capability, unitPath, moduleId: null }];
  return { personId, name: '', locale: 'en', signInId: '', grants, unitPath, shared: false };
}

const place = { moduleId: 'one', version: 1 };

eachEngine((engine) => {
  describe('from assignment to certificate', () => {
    test('the rules open what a person owes, once', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const cycles = await listCycles(db, personId);
      expect(cycles.map(({ curriculum, dueOn, lateOn, number }) => [curriculum, dueOn, lateOn, number])).toEqual([
        ['everyone', '2026-03-02', '2026-03-16', 1],
        ['nurse', '2026-03-22', '2026-04-05', 1],
      ]);
      const again = await assignCurricula(db, deps, { personId, key: newKey() });
      expect(again).toEqual({ opened: [], waiting: [] });
      expect(await listEvents(db, personId)).toHaveLength(2);
      const standings = await db
        .selectFrom('standings')
        .select(['curriculum_id', 'stage'])
        .orderBy('curriculum_id')
        .execute();
      expect(standings.map((row) => `${row.curriculum_id} ${row.stage}`)).toEqual([
        ' never',
        'everyone never',
        'nurse never',
      ]);
    });

    test('lessons and a passed quiz fulfil every cycle they meet, each with its certificate', async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      await learnAll(db, deps, { personId, facts }, 'full');
      const failed = await takeQuiz(db, deps, personId, 'one', ['stop']);
      expect(failed).toMatchObject({ passed: false, attemptsLeft: 2 });
      expect(failed.certificates).toHaveLength(1);
      const passed = await takeQuiz(db, deps, personId, 'one', ['count']);
      expect(passed).toMatchObject({ passed: true, attemptsLeft: 1 });
      expect(passed.certificates).toHaveLength(1);

      const certificates = await listCertificates(db, personId);
      expect(certificates.map((each) => each.curriculumId).sort()).toEqual(['everyone', 'nurse']);
      for (const { serial } of certificates) {
        expect(await verifyCertificate(db, deps, serial)).toMatchObject({ state: 'valid', name: 'Łukasz Żurawski' });
      }
      const jobs = await db.selectFrom('jobs').select('payload').where('kind', '=', 'make-credentials').execute();
      expect(jobs).toHaveLength(2);
      const refused = startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      await expect(refused).rejects.toMatchObject({ code: 'not-offered' });
    });

    test('the last lesson may be what tips it', async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      await takeQuiz(db, deps, personId, 'one');
      await learn(db, deps, { personId, facts }, 'one-a');
      const last = await learn(db, deps, { personId, facts }, 'one-b');
      expect(last).toMatchObject({ done: true, nextLesson: 'one-c' });
      expect(last.certificates).toHaveLength(1);
    });

    test('a curriculum waits while a module of it is being revised', async () => {
      const { db, deps, personId } = await makeWard(engine);
      await publishSample(db, deps, 'two');
      await publishSampleCurriculum(db, deps, 'late', [{ module: 'two', track: 'full' }]);
      await makeRule(db, deps, 'late');
      await db.updateTable('modules').set({ current_version_id: null }).where('id', '=', 'two').execute();
      const assigned = await assignCurricula(db, deps, { personId, key: newKey() });
      expect(assigned).toEqual({ opened: [], waiting: ['late'] });
    });
  });

  describe('a lesson', () => {
    test('is read in the version that the page showed, and says what is still open', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const read = { personId, key: 'read', ...place, lessonId: 'one-a' };
      const first = await completeLesson(db, deps, read);
      expect(first).toEqual({ done: false, openBlocks: ['one-a-check'], nextLesson: 'one-b', certificates: [] });
      expect(await completeLesson(db, deps, read)).toEqual(first);
      const events = await listEvents(db, personId);
      expect(events.map((event) => event.verb)).toEqual(['cycle.opened', 'cycle.opened', 'lesson.read']);
      expect(events[2]).toMatchObject({ key: 'read', actor: personId, body: { version: 1, on: '2026-03-02' } });
    });

    test('of an older version counts, unless it has to be read again', async () => {
      const { db, deps, personId } = await makeWard(engine);
      await publishSample(db, deps, 'one', {
        text: 'Typo gone.',
        edition: { number: 2, kind: 'minor', reason: 'typo' },
      });
      await completeLesson(db, deps, { personId, key: newKey(), ...place, lessonId: 'one-a' });
      const edition = { number: 3, kind: 'material' as const, redo: ['one-a'], reason: 'new law' };
      await publishSample(db, deps, 'one', { text: 'New law.', edition });
      const stale = completeLesson(db, deps, { personId, key: newKey(), ...place, lessonId: 'one-a' });
      await expect(stale).rejects.toMatchObject({
        code: 'stale',
        reason: 'record.lesson-changed',
        params: { version: 3 },
      });
      await completeLesson(db, deps, { personId, key: newKey(), ...place, lessonId: 'one-b' });
    });

    test('that does not exist is not found', async () => {
      const { db, deps, personId } = await makeWard(engine);
      for (const wrong of [
        { lessonId: 'gone' },
        { lessonId: 'one-a', version: 9 },
        { lessonId: 'one-a', moduleId: 'x' },
      ]) {
        const read = completeLesson(db, deps, { personId, key: newKey(), ...place, ...wrong });
        await expect(read).rejects.toMatchObject({ code: 'not-found' });
      }
      expect(await listEvents(db, personId)).toHaveLength(2);
    });

    test('completed on two devices at once is done once, and both are in the record', async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      await answer(db, deps, { personId, facts }, 'one-a-check');
      const other = engine.again(db);
      const read = { personId, ...place, lessonId: 'one-a' };
      const both = await Promise.all([
        completeLesson(db, deps, { ...read, key: 'phone' }),
        completeLesson(other, deps, { ...read, key: 'ward' }),
        completeLesson(other, deps, { ...read, key: 'phone' }),
      ]);
      expect(both.every((outcome) => outcome.done)).toBe(true);
      const reads = (await listEvents(db, personId)).filter((event) => event.verb === 'lesson.read');
      expect(reads.map((event) => event.key).sort()).toEqual(['phone', 'ward']);
      const rows = await db.selectFrom('lesson_progress').selectAll().execute();
      expect(rows).toMatchObject([{ read_version: 1, read_seq: reads[0]?.seq }]);
    });

    test('is where a person comes back to', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const point = { personId, moduleId: 'one', lessonId: 'one-a' };
      await saveResumePoint(db, deps, { ...point, place: 'p1' });
      await saveResumePoint(db, deps, { ...point, place: 'p2' });
      expect(await getResumePoint(db, personId, 'one')).toMatchObject({ lesson: 'one-a', place: 'p2' });
      expect(await getResumePoint(db, personId, 'two')).toBeNull();
    });

    test('is read back in one query for pages', async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      await learn(db, deps, { personId, facts }, 'one-a');
      const acts = await getProgress(db, personId, facts);
      expect(moduleProgress(acts, facts, 'full')).toMatchObject({ done: 1, minutesLeft: 12, nextLesson: 'one-b' });
      const stranger = await makePerson(db);
      expect((await getProgress(db, stranger.id, facts)).lessons.size).toBe(0);
    });
  });

  describe('a block', () => {
    const check = { ...place, lessonId: 'one-a', blockId: 'one-a-check' };
    const sorter = { ...place, lessonId: 'one-c', blockId: 'one-c-sorter' };

    test('that is formative is answered without a start, and each further try is another', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const post = (tryNumber: number, choice: string, key = newKey()) =>
        answerBlock(db, deps, { personId, key, ...check, tryNumber, form: checkForm(choice) });
      expect(await post(1, 'b', 'k')).toMatchObject({ points: 0, max: 100, passed: true, done: true });
      expect(await post(1, 'b', 'k')).toMatchObject({ points: 0 });
      await expect(post(1, 'a')).rejects.toMatchObject({ code: 'closed' });
      await expect(post(3, 'a')).rejects.toMatchObject({ code: 'stale' });
      await expect(post(2, 'z')).rejects.toMatchObject({ code: 'invalid' });
      expect(await post(2, 'a')).toMatchObject({ points: 100 });
      const sheet = (await getBlockSheets(db, personId, ['one-a-check'])).get('one-a-check');
      expect(sheet).toMatchObject({ tryNumber: 2, answered: { answer: ['a'], seq: 4 } });
    });

    test('that is graded is started, saved with the newest sequence, and scored from what is posted', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const { blockId } = sorter;
      const post = (tryNumber: number, passes: boolean) =>
        answerBlock(db, deps, { personId, key: newKey(), ...sorter, tryNumber, form: sorterForm(passes) });
      await expect(post(1, true)).rejects.toMatchObject({ code: 'stale' });
      const start = { personId, moduleId: 'one', blockId };
      const started = await startBlockTry(db, deps, { ...start, tryNumber: 1 });
      expect(await startBlockTry(db, deps, { ...start, tryNumber: 1 })).toEqual(started);
      await expect(startBlockTry(db, deps, { ...start, tryNumber: 3 })).rejects.toMatchObject({ code: 'stale' });
      const unknown = startBlockTry(db, deps, { ...start, blockId: 'gone', tryNumber: 1 });
      await expect(unknown).rejects.toMatchObject({ code: 'not-found' });

      const save = (sequence: number, draft: unknown) =>
        saveBlockSheet(db, deps, { personId, blockId, tryNumber: 1, sequence, draft });
      await save(2, { bins: { one: 'go' } });
      expect(await save(1, { bins: {} })).toMatchObject({ sequence: 2 });
      const drafted = (await getBlockSheets(db, personId, [blockId])).get(blockId);
      expect(drafted).toMatchObject({ draft: { bins: { one: 'go' } }, sequence: 2 });
      await expect(save(3, 'x'.repeat(60_000))).rejects.toMatchObject({ code: 'invalid' });
      await expect(save(Number.NaN, {})).rejects.toMatchObject({ code: 'invalid' });

      expect(await post(1, false)).toMatchObject({ passed: false, done: false });
      await expect(save(9, {})).rejects.toMatchObject({ code: 'closed' });
      await startBlockTry(db, deps, { ...start, tryNumber: 2 });
      expect(await post(2, true)).toMatchObject({ passed: true, done: true, max: 300 });
    });

    test('keeps free text out of the event, and the moves in it', async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      await answer(db, deps, { personId, facts }, 'one-c-sorter');
      const event = (await listEvents(db, personId)).at(-1);
      expect(event?.body).toMatchObject({ answer: { bins: { three: 'stop' } }, passed: true });
      expect(JSON.stringify(event)).not.toContain(sorterReason);
      const [text] = await db.selectFrom('evidence_texts').selectAll().execute();
      expect(text).toMatchObject({ person_id: personId, text: sorterReason });
      expect(event?.body).toMatchObject({ textHash: text?.hash });
    });

    test('of another lesson or module is not found, and one saved by a stranger neither', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const form = checkForm();
      const wrong = answerBlock(db, deps, { personId, key: newKey(), ...check, lessonId: 'one-b', tryNumber: 1, form });
      await expect(wrong).rejects.toMatchObject({ code: 'not-found' });
      await startBlockTry(db, deps, { personId, moduleId: 'one', blockId: sorter.blockId, tryNumber: 1 });
      const stranger = await makePerson(db);
      const foreign = saveBlockSheet(db, deps, {
        personId: stranger.id,
        blockId: sorter.blockId,
        tryNumber: 1,
        sequence: 1,
        draft: {},
      });
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    });

    test('handed in on two devices at once counts once', async () => {
      const { db, deps, personId } = await makeWard(engine);
      await startBlockTry(db, deps, { personId, moduleId: 'one', blockId: sorter.blockId, tryNumber: 1 });
      const post = (handle: typeof db) =>
        answerBlock(handle, deps, { personId, key: newKey(), ...sorter, tryNumber: 1, form: sorterForm(true) });
      const outcomes = await Promise.allSettled([post(db), post(engine.again(db))]);
      expect(outcomes.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await listEvents(db, personId)).filter((event) => event.verb === 'block.answered')).toHaveLength(1);
    });
  });

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
      const manager = actorWith('reopen-attempts', unit.path);
      const reopen = (actor = manager, key = newKey(), change = {}) =>
        reopenAttempts(db, deps, {
          actor,
          personId,
          key,
          cycleId: nurse?.id ?? '',
          moduleId: 'one',
          why: 'talked-through',
          ...change,
        });
      await takeQuiz(db, deps, personId, 'one', ['stop']);
      await takeQuiz(db, deps, personId, 'one', ['stop']);
      await expect(reopen()).rejects.toMatchObject({ code: 'stale', reason: 'record.attempts-are-left' });
      expect(await takeQuiz(db, deps, personId, 'one', ['stop'])).toMatchObject({ attemptsLeft: 0 });
      await expect(start()).rejects.toMatchObject({ code: 'no-attempts-left' });

      await expect(reopen(actorWith('reopen-attempts', '/elsewhere/'))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reopen(actorWith('see-team', unit.path))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reopen(actorWith('reopen-attempts', null, personId))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reopen(manager, newKey(), { cycleId: 'x' })).rejects.toMatchObject({ code: 'not-found' });
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
      const open = (dueOn = '2026-05-01', actor = actorWith('assign', null), curriculumId = 'extra') =>
        openCycle(db, deps, { actor, personId, key: newKey(), curriculumId, dueOn, graceDays: 7 });
      await expect(open('2026-03-01')).rejects.toMatchObject({ code: 'invalid' });
      await expect(open('2026-05-01', actorWith('assign', '/x/'))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(open('2026-05-01', actorWith('assign', null), 'gone')).rejects.toMatchObject({ code: 'not-found' });
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

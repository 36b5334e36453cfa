import { describe, expect, test } from 'vitest';
import { getAttempt } from '#app/assessment/get-attempt.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { verifyCertificate } from '#app/certification/verify-certificate.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import {
  answerSheet,
  learn,
  learnAll,
  makeRule,
  makeWard,
  newKey,
  publishSample,
  publishSampleCurriculum,
  sampleBank,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { assignCurricula } from './assign-curricula.server.ts';
import { changeRecord } from './change-record.server.ts';
import { startQuiz } from './start-quiz.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

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

    test('a delta asks for what changed, and its certificate says it beside what was learnt before', async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      await learnAll(db, deps, { personId, facts }, 'full');
      await takeQuiz(db, deps, personId, 'one');
      const [held] = (await listCertificates(db, personId)).filter((each) => each.curriculumId === 'nurse');
      deps.clock.set('2026-09-01T09:00:00Z');
      const questions = sampleBank('one').map((question) =>
        question.id === 'one-yes' ? { ...question, stem: 'Is it so now?' } : question,
      );
      const edition = { number: 2, kind: 'material' as const, reason: 'new law' };
      const renewed = await publishSample(db, deps, 'one', { text: 'New law.', questions, edition });
      const cycle = deps.newId();
      await changeRecord(db, deps, { personId, actorId: null, key: newKey() }, async ({ append, locked }) => {
        const body = {
          cycle,
          curriculum: 'nurse',
          curriculumVersion: 1,
          number: 2,
          kind: 'delta' as const,
          opensOn: '2026-09-01',
          dueOn: '2026-10-01',
          graceDays: 0,
          countsFromSeq: locked.seq,
          targets: [{ module: 'one', track: 'full' as const, version: 2, base: 1 }],
          why: { kind: 'version' as const, id: renewed.versionId },
        };
        await append({ verb: 'cycle.opened', object: cycle, cycle, body });
        return () => null;
      });
      await learn(db, deps, { personId, facts: renewed }, 'one-a');
      const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
      expect(await getAttempt(db, personId, attemptId)).toMatchObject({ scope: 'delta', since: 1, cycleId: cycle });
      await answerSheet(db, deps, personId, attemptId);
      await submitQuiz(db, deps, { personId, key: newKey(), attemptId, expect: 'open' });

      const [delta] = await listCertificates(db, personId);
      expect(delta?.snapshot).toMatchObject({
        supersedes: held?.serial,
        expiresOn: '2028-03-02',
        minutes: 24,
        modules: [{ version: 1, minutes: 18, on: '2026-03-02', delta: { version: 2, minutes: 6, on: '2026-09-01' } }],
      });
      expect(await verifyCertificate(db, deps, held?.serial ?? '')).toMatchObject({ state: 'superseded' });
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
});

import { describe, expect, test } from 'vitest';
import { listEvents } from '#app/events/list-events.server.ts';
import { getBlockSheets } from '#app/learning/get-block-sheets.server.ts';
import { getProgress } from '#app/learning/get-progress.server.ts';
import { getResumePoint } from '#app/learning/get-resume-point.server.ts';
import { moduleProgress } from '#app/learning/module-progress.ts';
import { saveBlockSheet } from '#app/learning/save-block-sheet.server.ts';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { startBlockTry } from '#app/learning/start-block-try.server.ts';
import { makePerson } from '#tests/factories/people.ts';
import {
  answer,
  checkForm,
  learn,
  makeWard,
  newKey,
  publishSample,
  sorterForm,
  sorterReason,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { answerBlock } from './answer-block.server.ts';
import { completeLesson } from './complete-lesson.server.ts';

const place = { moduleId: 'one', version: 1 };

eachEngine((engine) => {
  describe('a lesson', () => {
    test('is read in the version that the page showed, and says what is still open', async () => {
      const { db, deps, personId } = await makeWard(engine);
      const read = { personId, key: 'read', ...place, lessonId: 'one-a' };
      const first = await completeLesson(db, deps, read);
      expect(first).toEqual({
        done: false,
        openBlocks: ['one-a-check'],
        nextLesson: 'one-b',
        quizTried: false,
        certificates: [],
      });
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
});

import { expect, test } from 'vitest';
import type { Answer } from '#app/questions/question.ts';
import { makePerson } from '#tests/factories/people.ts';
import { rightAnswer, wrongAnswer } from '#tests/factories/questions.ts';
import { answerAll, begin, idAt, ofHash } from '#tests/factories/sitting.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { getSheet } from './get-sheet.server.ts';
import { saveResponse } from './save-response.server.ts';

eachEngine((engine) => {
  test('answers of every type are kept as given, with the time, and the newest sequence wins', async () => {
    const given = await begin(await engine.database());
    const { attemptId, draw } = await given.start();
    for (const [position, hash] of draw.entries()) {
      const question = ofHash(given, hash);
      given.deps.clock.advance({ seconds: 1 });
      await given.save({ attemptId, position, sequence: 5, answer: wrongAnswer(question) });
      given.deps.clock.advance({ seconds: 1 });
      const saved = await given.save({
        attemptId,
        position,
        sequence: 7,
        answer: rightAnswer(question),
        confidence: 80,
      });
      expect(saved).toEqual({ savedAt: given.deps.now().toISOString(), sequence: 7 });
      given.deps.clock.advance({ seconds: 1 });
      expect(await given.save({ attemptId, position, sequence: 6, answer: wrongAnswer(question) })).toEqual(saved);
      expect(await given.save({ attemptId, position, sequence: 7, answer: wrongAnswer(question) })).toEqual(saved);
    }
    const sheet = await getSheet(given.db, given.personId, attemptId);
    expect(sheet).toMatchObject({ answered: 7, of: 7 });
    expect(sheet?.items.map((item) => item.answer)).toEqual(draw.map((hash) => rightAnswer(ofHash(given, hash))));
    expect(sheet?.items.every((item) => item.sequence === 7 && item.savedAt !== null)).toBe(true);
    expect(sheet?.savedAt).toBe(sheet?.items.at(-1)?.savedAt);
  });

  test('an answer without a sequence is as new as its arrival, even after a clock that ran ahead', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    const position = await idAt(given, attemptId, 'pick');
    const now = given.deps.now().getTime();
    expect(await given.save({ attemptId, position, answer: 'a' })).toMatchObject({ sequence: now });
    const ahead = now + 600_000;
    await given.save({ attemptId, position, sequence: ahead, answer: 'b' });
    expect(await given.save({ attemptId, position, answer: 'c' })).toMatchObject({ sequence: ahead + 1 });
    expect((await getSheet(given.db, given.personId, attemptId))?.items[position]?.answer).toBe('c');
  });

  test('an answer can be taken back', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    await answerAll(given, attemptId);
    await given.save({ attemptId, position: 0, sequence: 2, answer: null });
    expect(await getSheet(given.db, given.personId, attemptId)).toMatchObject({ answered: 6, of: 7 });
  });

  test('saving refuses strangers, unknown lines, closed sheets and wrong shapes, and writes nothing', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    const position = await idAt(given, attemptId, 'pick');
    const good = { attemptId, position, sequence: 1, answer: 'c' as Answer };
    const stranger = await makePerson(given.db);
    const refused = async (more: Record<string, unknown>, code: string) =>
      expect(saveResponse(given.db, given.deps, { personId: given.personId, ...good, ...more })).rejects.toMatchObject({
        name: 'Refusal',
        code,
      });
    await refused({ personId: stranger.id }, 'not-found');
    await refused({ attemptId: 'nobody' }, 'not-found');
    await refused({ position: 7 }, 'not-found');
    await refused({ position: -1 }, 'not-found');
    await refused({ position: 0.5 }, 'not-found');
    await refused({ position: '0 or 1=1' }, 'not-found');
    for (const answer of [['c'], 'z', '__proto__', 3, {}, { c: 'c' }, true, undefined, 'c'.repeat(1_000_000)]) {
      await refused({ answer }, 'malformed');
    }
    for (const sequence of [0, -1, 1.5, Number.NaN, '1', 2 ** 53, null]) await refused({ sequence }, 'malformed');
    for (const confidence of [-1, 101, 0.5, '50']) await refused({ confidence }, 'malformed');
    expect(await given.db.selectFrom('responses').selectAll().execute()).toEqual([]);
    await given.submit(attemptId, 'time');
    await refused({}, 'closed');
    expect(await given.db.selectFrom('responses').selectAll().execute()).toEqual([]);
  });

  test('after the deadline no answer is taken, and what was saved before it counts', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    await given.db.updateTable('attempts').set({ deadline_at: '2026-03-02T09:30:00.000Z' }).execute();
    await answerAll(given, attemptId, ['safe', 'safe-b']);
    given.deps.clock.set('2026-03-02T09:30:00.001Z');
    const late = { attemptId, position: 0, sequence: 2, answer: null };
    await expect(given.save(late)).rejects.toMatchObject({ code: 'closed', reason: 'assessment.time-over' });
    expect(await given.submit(attemptId)).toMatchObject({ status: 'closed', points: 600 });
  });

  test('an answer that races with submission is either graded or refused, never acknowledged and lost', async () => {
    const given = await begin(await engine.database());
    for (let round = 0; round < 8; round++) {
      const { attemptId } = await given.start();
      await answerAll(given, attemptId);
      const position = await idAt(given, attemptId, 'yes');
      const saving = given.save({ attemptId, position, sequence: 2, answer: false }).then(
        () => true,
        () => false,
      );
      const [saved, closed] = await Promise.all([saving, given.submit(attemptId)]);
      if (closed.status !== 'closed') throw new Error('not closed');
      expect(closed.items[position]?.answer).toBe(!saved);
      expect(closed.points).toBe(saved ? 600 : 700);
    }
  });

  test('of many saves at once the highest sequence is what stays', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    const position = await idAt(given, attemptId, 'count');
    const saves = [4, 9, 2, 7, 1, 8, 3, 6, 5].map((sequence) =>
      given.save({ attemptId, position, sequence, answer: String(sequence) }),
    );
    await Promise.all(saves);
    const sheet = await getSheet(given.db, given.personId, attemptId);
    expect(sheet?.items[position]).toMatchObject({ sequence: 9, answer: '9' });
  });
});

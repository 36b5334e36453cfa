import { expect, test } from 'vitest';
import type { Answer } from '#app/questions/question.ts';
import { makePerson } from '#tests/factories/people.ts';
import { rightAnswer, wrongAnswer } from '#tests/factories/questions.ts';
import { begin, idAt, ofHash } from '#tests/factories/sitting.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { getSheet } from './get-sheet.server.ts';
import { writeShownResponse } from './write-shown-response.server.ts';

async function sit(engine: TestEngine) {
  const given = await begin(await engine.database());
  const { db, deps, personId } = given;
  const { attemptId, draw } = await given.start();
  const put = (position: number, shown: number, answer: Answer | null, person = personId) =>
    writeShownResponse(db, deps, { personId: person, attemptId, position, shown, answer });
  const itemAt = async (position: number) => (await getSheet(db, personId, attemptId))?.items[position];
  return { ...given, attemptId, draw, put, itemAt };
}

eachEngine((engine) => {
  test('an answer replaces the one that its page showed, and no newer one, whatever the type', async () => {
    const given = await sit(engine);
    const { deps, draw, put, itemAt } = given;
    for (const [position, hash] of draw.entries()) {
      const question = ofHash(given, hash);
      const [right, wrong] = [rightAnswer(question), wrongAnswer(question)];
      const first = await put(position, 0, wrong);
      expect(first).toEqual({ kind: 'stored', sequence: deps.now().getTime() });
      deps.clock.advance({ seconds: 1 });
      expect(await put(position, first.sequence, right)).toMatchObject({ kind: 'stored' });
      const stored = await itemAt(position);
      deps.clock.advance({ seconds: 1 });
      for (const late of [wrong, null]) {
        const { sequence, savedAt } = stored ?? {};
        expect(await put(position, first.sequence, late)).toEqual({
          kind: 'elsewhere',
          answer: right,
          sequence,
          savedAt,
        });
      }
      expect(await put(position, first.sequence, right)).toEqual({ kind: 'stored', sequence: stored?.sequence });
      expect(await itemAt(position)).toEqual(stored);
    }
  });

  test('what changes nothing is not written: no page becomes old by it', async () => {
    const given = await sit(engine);
    const { db, deps, put, save, attemptId, itemAt } = given;
    expect(await put(0, 0, null)).toEqual({ kind: 'stored', sequence: 0 });
    expect(await db.selectFrom('responses').selectAll().execute()).toEqual([]);
    const position = await idAt(given, attemptId, 'count');
    await save({ attemptId, position, sequence: 5, answer: '3' });
    const before = await itemAt(position);
    deps.clock.advance({ seconds: 1 });
    expect(await put(position, 9, '3')).toEqual({ kind: 'stored', sequence: 5 });
    expect(await itemAt(position)).toEqual(before);
    expect(await put(position, 5, null)).toMatchObject({ kind: 'stored' });
    expect(await itemAt(position)).toMatchObject({ answer: null });
    expect(await put(position, 5, '3')).toMatchObject({ kind: 'elsewhere', answer: null });
  });

  test('an answer goes above the one that was shown, also where its clock ran ahead', async () => {
    const given = await sit(engine);
    const { deps, put, save, attemptId, itemAt } = given;
    const position = await idAt(given, attemptId, 'pick');
    const ahead = deps.now().getTime() + 600_000;
    await save({ attemptId, position, sequence: ahead, answer: 'b' });
    expect(await put(position, ahead, 'c')).toEqual({ kind: 'stored', sequence: ahead + 1 });
    await save({ attemptId, position, sequence: ahead, answer: 'b' });
    expect(await itemAt(position)).toMatchObject({ answer: 'c' });
  });

  test('of an old page and a newer answer at the same moment the newer answer stays', async () => {
    const given = await sit(engine);
    const { deps, put, save, attemptId, itemAt } = given;
    const position = await idAt(given, attemptId, 'count');
    let shown = 0;
    for (let round = 1; round <= 12; round += 1) {
      const sequence = deps.now().getTime() + round * 1000;
      const newer = () => save({ attemptId, position, sequence, answer: String(round) });
      const old = () => put(position, shown, '-1');
      await Promise.all(round % 2 ? [newer(), old(), old()] : [old(), newer(), old()]);
      expect(await itemAt(position)).toMatchObject({ answer: String(round), sequence });
      shown = sequence;
    }
  });

  test('an old page is refused as any other: foreign, frozen and closed sheets', async () => {
    const { db, put, submit, attemptId } = await sit(engine);
    const stranger = await makePerson(db);
    await expect(put(0, 0, null, stranger.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(put(99, 0, null)).rejects.toMatchObject({ code: 'not-found' });
    await submit(attemptId);
    await expect(put(0, 0, null)).rejects.toMatchObject({ code: 'closed', reason: 'assessment.sheet-frozen' });
    await submit(attemptId);
    await expect(put(0, 0, null)).rejects.toMatchObject({ code: 'closed', reason: 'assessment.attempt-closed' });
  });
});

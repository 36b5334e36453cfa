import { expect, test } from 'vitest';
import { handleRemark } from '#app/learning/remarks/handle-remark.server.ts';
import { listRemarks } from '#app/learning/remarks/list-remarks.server.ts';
import { longestRemark, remarksAnHour } from '#app/learning/remarks/remark.ts';
import { type RemarkAbout, sendRemark } from '#app/learning/remarks/send-remark.server.ts';
import { learnAll, makeLearner, makeWard, newKey, publishSample, takeQuiz } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { getLessonPage } from './get-lesson-page.server.ts';

eachEngine((engine) => {
  const lesson: RemarkAbout = {
    kind: 'lesson',
    moduleSlug: 'one',
    version: 1,
    lessonId: 'one-a',
    language: '',
    place: '',
  };
  async function begin() {
    const { db, deps, facts, personId } = await makeWard(engine);
    const send = (about: RemarkAbout, text = '', named = false, by = personId, key = newKey()) =>
      sendRemark(db, deps, { personId: by, key }, { about, text, named });
    const list = (handled = false) => listRemarks(db, deps, { moduleId: 'one', handled, limit: 20 });
    return { db, deps, facts, personId, send, list };
  }

  test('a remark is kept with the version it is about, and a name only where it is shown', async () => {
    const { db, deps, send, list } = await begin();
    await publishSample(db, deps, 'one', {
      text: 'Hello again.',
      edition: { number: 2, kind: 'minor', reason: 'A typo.' },
    });
    await send(lesson, '  What is a\r\nward?  ');
    await send({ ...lesson, version: 2 }, 'x'.repeat(longestRemark + 5), true);
    const [second, first] = await list();
    expect(first).toMatchObject({ text: 'What is a\nward?', name: null, version: 1, itemId: 'one-a', handledOn: null });
    expect(second).toMatchObject({ name: 'Łukasz Żurawski', version: 2 });
    expect(second?.text).toHaveLength(longestRemark);
    expect(JSON.stringify(first)).not.toMatch(/person|Łukasz/);
    await expect(send({ ...lesson, version: 9 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(send({ ...lesson, lessonId: 'none' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a remark on a paragraph keeps the words that were read, in the language that was read', async () => {
    const { db, deps, personId, send, list } = await begin();
    const page = await getLessonPage(db, deps, {
      ...{ personId, moduleSlug: 'one', lessonId: 'one-a', language: 'en', textInData: true },
    });
    const places = 'places' in page ? (page.places ?? '') : '';
    const [, place, shown] = /<option value="(p-\d+)">([^<]+)</.exec(places) ?? [];
    await send({ ...lesson, place: place ?? '' });
    await send({ ...lesson, place: 'p-999' });
    await send({ ...lesson, place: 'no-such-heading' });
    const quotes = (await list()).map(({ place, quote }) => [place, quote]);
    expect(quotes.slice(0, 2)).toEqual([
      ['', ''],
      ['', ''],
    ]);
    expect(shown).toBeTruthy();
    expect(quotes[2]?.[1]).toBe(shown);
  });

  test('a form that is sent twice is one remark, and nobody sends without end', async () => {
    const { db, deps, send, list, personId } = await begin();
    const key = newKey();
    await Promise.all([send(lesson, '', false, personId, key), send(lesson, '', false, personId, key)]);
    expect(await list()).toHaveLength(1);
    const more = await Promise.allSettled(Array.from({ length: remarksAnHour + 2 }, () => send(lesson)));
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(remarksAnHour - 1);
    await send(lesson, '', false, await makeLearner(db, deps));
    deps.clock.advance({ minutes: 61 });
    await send(lesson);
    expect(await list()).toHaveLength(remarksAnHour + 2);
  });

  test('a question is remarked on by whoever has answered it, on the version they saw', async () => {
    const { db, deps, facts, personId, send, list } = await begin();
    await learnAll(db, deps, { personId, facts }, 'full');
    const { attemptId } = await takeQuiz(db, deps, personId, 'one');
    await send({ kind: 'question', attemptId, position: 0 }, 'Two are right.');
    const [remark] = await list();
    const drawn = await db
      .selectFrom('attempt_items')
      .select('question_hash')
      .where('attempt_id', '=', attemptId)
      .where('position', '=', 0)
      .executeTakeFirstOrThrow();
    expect(remark).toMatchObject({ kind: 'question', place: drawn.question_hash, text: 'Two are right.' });
    const other = await makeLearner(db, deps);
    const theirs = send({ kind: 'question', attemptId, position: 0 }, '', false, other);
    await expect(theirs).rejects.toMatchObject({ code: 'not-found' });
    await expect(send({ kind: 'question', attemptId, position: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('an answer reaches whoever made the remark, at the lesson, and nobody else', async () => {
    const { db, deps, personId, send, list } = await begin();
    const author = await makeLearner(db, deps);
    await send(lesson, 'Unclear.');
    const [remark] = await list();
    const handle = (moduleId: string) =>
      handleRemark(
        db,
        deps,
        { actorId: author, key: newKey() },
        { moduleId, remarkId: remark?.id ?? '', reply: 'Now it is clear.' },
      );
    await expect(handle('other')).rejects.toMatchObject({ reason: 'learning.no-such-remark' });
    await handle('one');
    await expect(handle('one')).rejects.toMatchObject({ reason: 'learning.no-such-remark' });
    expect(await list()).toEqual([]);
    expect(await list(true)).toMatchObject([{ reply: 'Now it is clear.' }]);
    const repliesOf = async (reader: string, lessonId: string) => {
      const page = await getLessonPage(db, deps, {
        personId: reader,
        moduleSlug: 'one',
        lessonId,
        language: 'en',
        textInData: false,
      });
      return 'replies' in page ? page.replies : null;
    };
    expect(await repliesOf(personId, 'one-a')).toEqual([{ remark: 'Unclear.', reply: 'Now it is clear.' }]);
    expect(await repliesOf(personId, 'one-b')).toEqual([]);
    expect(await repliesOf(author, 'one-a')).toEqual([]);
  });
});

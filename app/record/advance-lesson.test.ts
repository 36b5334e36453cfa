import { expect, test } from 'vitest';
import { listEvents } from '#app/events/list-events.server.ts';
import { getBlockSheets } from '#app/learning/get-block-sheets.server.ts';
import { getResumePoint } from '#app/learning/get-resume-point.server.ts';
import {
  checkForm,
  learnAll,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  sorterForm,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { advanceLesson, type LessonStep } from './advance-lesson.server.ts';

async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const facts = await publishSample(db, deps, 'one');
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]));
  const personId = await makeLearner(db, deps);
  const post = (lessonId: string, step: LessonStep, form = new FormData(), moduleSlug = 'one') =>
    advanceLesson(db, deps, { personId, moduleSlug, lessonId, form, step });
  const done = (lessonId: string, key = newKey()) => post(lessonId, { intent: 'done', key, version: 1 });
  const check = (lessonId: string, form = checkForm(), key = newKey(), tryNumber = 1) =>
    post(lessonId, { intent: 'answer-block', key, version: 1, block: `${lessonId}-check`, try: tryNumber }, form);
  const acts = async () => (await listEvents(db, personId)).map((event) => event.verb).slice(1);
  return { db, deps, facts, personId, post, done, check, acts };
}

const sorter = { version: 1, block: 'one-c-sorter', try: 1 };

eachEngine((engine) => {
  test('"Done, next" leads to what waits, to the next lesson, to the quiz, and to the certificate', async () => {
    const { db, deps, personId, post, done, check } = await begin(engine);
    expect(await done('one-a')).toEqual({ kind: 'at', block: 'one-a-check' });
    expect(await check('one-a')).toEqual({ kind: 'at', block: 'one-a-check' });
    expect(await done('one-a')).toEqual({ kind: 'go', to: '/learn/one/one-b' });
    await check('one-b');
    expect(await done('one-b')).toEqual({ kind: 'go', to: '/learn/one/one-c' });
    await takeQuiz(db, deps, personId, 'one', ['stop']);
    await post('one-c', { intent: 'retry-block', block: sorter.block, try: 0 });
    await post('one-c', { intent: 'answer-block', key: newKey(), ...sorter }, sorterForm(true));
    expect(await done('one-c')).toEqual({ kind: 'go', to: '/learn/one/quiz' });
    const { certificates } = await takeQuiz(db, deps, personId, 'one');
    expect(certificates).toHaveLength(1);
    expect(await done('one-c')).toEqual({ kind: 'go', to: '/learn/one' });
  });

  test('after falling short "Done, next" leads from one missed lesson to the next, and then to the quiz', async () => {
    const { db, deps, facts, personId, done } = await begin(engine);
    await learnAll(db, deps, { personId, facts }, 'full');
    await takeQuiz(db, deps, personId, 'one', ['safe', 'safe-b']);
    expect(await done('one-a')).toEqual({ kind: 'go', to: '/learn/one/one-b' });
    expect(await done('one-c')).toEqual({ kind: 'go', to: '/learn/one/one-b' });
    expect(await done('one-b')).toEqual({ kind: 'go', to: '/learn/one/quiz' });
  });

  test('the lesson that completes a course leads to its certificate, and a doubled form to the same', async () => {
    const { db, deps, personId, post, done, check } = await begin(engine);
    for (const lesson of ['one-a', 'one-b']) {
      await check(lesson);
      await done(lesson);
    }
    await takeQuiz(db, deps, personId, 'one');
    await post('one-c', { intent: 'retry-block', block: sorter.block, try: 0 });
    await post('one-c', { intent: 'answer-block', key: newKey(), ...sorter }, sorterForm(true));
    const key = newKey();
    const gone = await done('one-c', key);
    expect(gone).toMatchObject({ kind: 'go', to: expect.stringMatching(/^\/certificates\/\S+$/) });
    expect(await done('one-c', key)).toEqual(gone);
    expect(await db.selectFrom('certificates').select('id').execute()).toHaveLength(1);
  });

  test('a form without a usable answer records nothing, keeps the place and names the block', async () => {
    const { db, personId, check, acts } = await begin(engine);
    const doubled = checkForm();
    doubled.append('choice', 'b');
    for (const form of [new FormData(), checkForm('z'), checkForm('__proto__'), doubled]) {
      expect(await check('one-a', form)).toEqual({ kind: 'refused', block: 'one-a-check' });
    }
    expect(await acts()).toEqual([]);
    expect(await getResumePoint(db, personId, 'one')).toMatchObject({ lesson: 'one-a', place: 'one-a-check' });
  });

  test('an answer that is sent twice counts once, and a try is handed in once', async () => {
    const { check, acts } = await begin(engine);
    const key = newKey();
    await check('one-a', checkForm(), key);
    expect(await check('one-a', checkForm('b'), key)).toEqual({ kind: 'at', block: 'one-a-check' });
    await expect(check('one-a', checkForm('b'))).rejects.toMatchObject({ code: 'closed' });
    expect(await acts()).toEqual(['block.answered']);
  });

  test('work on a simulation is saved, the newest wins, and it is no act', async () => {
    const { db, deps, personId, post, acts } = await begin(engine);
    const save = (sequence: number, form: FormData) =>
      post('one-c', { intent: 'save-block', ...sorter, sequence }, form);
    await expect(save(1, sorterForm(true))).rejects.toMatchObject({ code: 'not-found' });
    await post('one-c', { intent: 'retry-block', block: sorter.block, try: 0 });
    await post('one-c', { intent: 'retry-block', block: sorter.block, try: 0 });
    const savedAt = deps.now().toISOString();
    expect(await save(2, sorterForm(true))).toEqual({ kind: 'saved', savedAt });
    await save(1, sorterForm(false));
    const unreadable = sorterForm(true);
    unreadable.set('bin.one', 'nowhere');
    await expect(save(3, unreadable)).rejects.toMatchObject({ code: 'invalid' });
    const sheet = (await getBlockSheets(db, personId, [sorter.block])).get(sorter.block);
    expect(sheet).toMatchObject({ tryNumber: 1, sequence: 2, draft: { bins: { three: 'stop' } } });
    expect(await acts()).toEqual([]);
  });

  test('a place is kept in a lesson that there is, and nothing is taken for one that there is not', async () => {
    const { db, personId, post, acts } = await begin(engine);
    expect(await post('one-b', { intent: 'place', place: 'p-3' })).toMatchObject({ kind: 'saved' });
    expect(await getResumePoint(db, personId, 'one')).toMatchObject({ lesson: 'one-b', place: 'p-3' });
    const key = newKey();
    const wrong: [string, LessonStep, string?][] = [
      ['two-a', { intent: 'place', place: '' }],
      ['two-a', { intent: 'done', key, version: 1 }],
      ['one-a', { intent: 'done', key, version: 9 }],
      ['one-a', { intent: 'done', key, version: 1 }, 'none'],
      ['one-a', { intent: 'answer-block', key, version: 1, block: 'one-b-check', try: 1 }],
      ['one-a', { intent: 'answer-block', key, version: 1, block: 'nothing', try: 1 }],
      ['one-c', { intent: 'retry-block', block: 'nothing', try: 0 }],
      ['one-a', { intent: 'save-block', version: 1, block: 'one-b-check', try: 1, sequence: 1 }],
    ];
    for (const [lesson, step, slug] of wrong) {
      await expect(post(lesson, step, checkForm(), slug)).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(post('one-c', { intent: 'retry-block', ...sorter, try: 4 })).rejects.toMatchObject({ code: 'stale' });
    expect(await getResumePoint(db, personId, 'one')).toMatchObject({ lesson: 'one-b' });
    expect(await acts()).toEqual([]);
  });
});

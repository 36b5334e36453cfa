import { expect, test } from 'vitest';
import { startBlockTry } from '#app/learning/start-block-try.server.ts';
import { beginCourse, lessonPage } from '#tests/factories/course.ts';
import { answer, makeLearner } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';

eachEngine((engine) => {
  test('the text of a lesson is in the data only where data alone was asked for', async () => {
    const { db, deps, personId } = await beginCourse(engine);
    const document = await lessonPage(db, deps, personId, 'one-a');
    expect(JSON.stringify(document)).not.toContain('Hello ward.');
    const [part] = document.parts;
    expect(part?.kind === 'html' && part.html).toContain('Hello ward.');
    expect(JSON.stringify(await lessonPage(db, deps, personId, 'one-a', true))).toContain('Hello ward.');
  });

  test('a check shows its reasons once it is answered, and not to anybody else', async () => {
    const { db, deps, one, personId } = await beginCourse(engine);
    const other = await makeLearner(db, deps);
    const before = await lessonPage(db, deps, personId, 'one-a');
    expect(before.waiting).toEqual([{ id: 'one-a-check', text: 'Well?' }]);
    expect(JSON.stringify(before)).not.toMatch(/"right"|"feedback"/);
    await answer(db, deps, { personId, facts: one }, 'one-a-check');
    const after = await lessonPage(db, deps, personId, 'one-a');
    expect(after).toMatchObject({ waiting: [], state: 'begun' });
    expect(after.parts[1]).toMatchObject({
      kind: 'block',
      props: {
        done: true,
        tryNumber: 1,
        answered: { answer: ['a'], grade: { passed: true }, result: { right: true } },
      },
    });
    expect((await lessonPage(db, deps, other, 'one-a')).parts[1]).toMatchObject({
      props: { answered: null, done: false },
    });
  });

  test('a simulation waits for a post to begin, and its key for the answer', async () => {
    const { db, deps, two, personId } = await beginCourse(engine);
    const keys = /"why"|"hard"|"bin"|"sum"|"[dtiv]":\d|Because\./;
    const before = await lessonPage(db, deps, personId, 'two-c', true);
    expect(before.parts[1]).toEqual({
      kind: 'start',
      index: 1,
      id: 'two-c-sorter',
      name: 'RiskSorter',
      title: 'Sort',
      intro: 'Sort them.',
      done: false,
      tries: 0,
    });
    await startBlockTry(db, deps, { personId, moduleId: 'two', blockId: 'two-c-sorter', tryNumber: 1 });
    const open = await lessonPage(db, deps, personId, 'two-c', true);
    expect(open.parts[1]).toMatchObject({ kind: 'block', props: { tryNumber: 1, answered: null, done: false } });
    expect(JSON.stringify(open)).not.toMatch(keys);
    await db.deleteFrom('block_sheets').execute();
    await answer(db, deps, { personId, facts: two }, 'two-c-sorter', false);
    const failed = await lessonPage(db, deps, personId, 'two-c', true);
    expect(failed.parts[1]).toMatchObject({ props: { answered: { grade: { passed: false } }, done: false } });
    expect(JSON.stringify(failed)).not.toMatch(keys);
    await answer(db, deps, { personId, facts: two }, 'two-c-sorter');
    expect((await lessonPage(db, deps, personId, 'two-c')).parts[1]).toMatchObject({
      props: { tryNumber: 2, answered: { grade: { passed: true }, result: { whole: true } }, done: true },
    });
  });
});

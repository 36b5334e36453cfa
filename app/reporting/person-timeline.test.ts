import { expect, test } from 'vitest';
import { completeLesson } from '#app/record/complete-lesson.server.ts';
import { openCycle } from '#app/record/open-cycle.server.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { learnAll, makeWard, newKey, publishSampleCurriculum, takeQuiz } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { getPersonPage } from './get-person-page.server.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

eachEngine((engine) => {
  test('the page says why each course is asked, and what happened without what only the learner may know', async () => {
    const { db, deps, facts, personId } = await makeWard(engine);
    const { id: mara } = await makePerson(db, { name: 'Mara Lind' });
    const manager = actorWith(['see-team', 'assign'], null, mara);
    await publishSampleCurriculum(db, deps, 'extra', [{ module: 'one', track: 'full' }]);
    const given = { curriculumId: 'extra', dueOn: '2026-05-01', graceDays: 7 };
    await openCycle(db, deps, { actor: manager, personId, key: newKey(), ...given });
    await takeQuiz(db, deps, personId, 'one', ['safe', 'safe-b']);
    const page = () => getPersonPage(db, deps, manager, personId);
    expect((await page()).courses.map(({ title, why }) => [title, plain(why)])).toEqual([
      [
        'Curriculum everyone',
        'Because everybody takes it, since 1 January 2026; due 10 days after that or after starting here, whichever is later.',
      ],
      [
        'Curriculum nurse',
        'Because everybody takes it, since 1 January 2026; due 30 days after that or after starting here, whichever is later.',
      ],
      ['Curriculum extra', 'Assigned by Mara Lind on 2 March 2026.'],
    ]);
    expect((await page()).timeline.map(({ text, by }) => [plain(text), by])).toEqual([
      ['Given “Curriculum extra”, due by 1 May 2026', 'Mara Lind'],
      ['Given “Curriculum nurse”, due by 22 March 2026', null],
      ['Given “Curriculum everyone”, due by 2 March 2026', null],
    ]);
    await learnAll(db, deps, { personId, facts }, 'full');
    await takeQuiz(db, deps, personId, 'one');
    const texts = (await page()).timeline.map(({ text }) => plain(text));
    expect(texts.slice(0, 5)).toEqual([
      'Certificate for “Curriculum extra” issued',
      'Certificate for “Curriculum nurse” issued',
      'Certificate for “Curriculum everyone” issued',
      'Passed the quiz of “Module one”, version 1',
      'Finished the lesson “Lesson one-c” of “Module one”',
    ]);
    expect(JSON.stringify(await page())).not.toMatch(/\d\d:\d\d|points|score|answer/i);
  });

  test('twenty lines make a page, and each older page goes on where the one before ended', async () => {
    const { db, deps, facts, personId } = await makeWard(engine);
    for (let n = 0; n < 45; n += 1) {
      const place = { moduleId: 'one', lessonId: 'one-a', version: facts.number };
      await completeLesson(db, deps, { personId, key: newKey(), ...place });
    }
    const viewer = actorWith(['see-team'], null, (await makePerson(db)).id);
    const seqs: number[] = [];
    const sizes: number[] = [];
    for (let before: number | undefined; ; ) {
      const page = await getPersonPage(db, deps, viewer, personId, { before });
      expect(page.isLater).toBe(before !== undefined);
      seqs.push(...page.timeline.map(({ seq }) => seq));
      sizes.push(page.timeline.length);
      if (page.earlier === null) break;
      before = page.earlier;
    }
    expect(sizes).toEqual([20, 20, 7]);
    expect(seqs).toEqual(Array.from({ length: 47 }, (_, index) => 47 - index));
  });
});

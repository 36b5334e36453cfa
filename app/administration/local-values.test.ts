import { expect, test } from 'vitest';
import { completeLesson } from '#app/record/complete-lesson.server.ts';
import { getLessonPage } from '#app/reporting/get-lesson-page.server.ts';
import type { LessonPage } from '#app/reporting/learner-view.ts';
import { makePerson } from '#tests/factories/people.ts';
import { makeLearner, makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { changeLocal } from './change-local.server.ts';
import { getLocalPage } from './get-local-page.server.ts';

const place = (name: string) => `<span class="local" data-local="${name}">your manager</span>`;

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const { lessons } = await publishSample(db, deps, 'one', {
      text: `Tell ${place('ai-contact')} or use ${place('approved-tools')}`,
    });
    await publishSampleCurriculum(db, deps, 'basics', [{ module: 'one', track: 'full' }]);
    await makeRule(db, deps, 'basics');
    const [adminId, personId] = [(await makePerson(db)).id, await makeLearner(db, deps)];
    const lessonId = lessons[0]?.id ?? '';
    const save = (text: string, revision: number, name = 'ai-contact') =>
      changeLocal(db, deps, { actorId: adminId, key: newKey() }, { name, text, revision });
    const textOf = async () => {
      const asked = { personId, moduleSlug: 'one', lessonId, language: 'en', textInData: true };
      const { parts } = (await getLessonPage(db, deps, asked)) as LessonPage;
      return parts.flatMap((part) => (part.kind === 'html' ? [part.html] : [])).join('');
    };
    const read = () => completeLesson(db, deps, { personId, key: newKey(), moduleId: 'one', lessonId, version: 1 });
    return { db, deps, save, textOf, read };
  }

  test('a value stands in the lesson at once, and what stood there is kept with the act', async () => {
    const { db, deps, save, textOf, read } = await begin();
    expect((await getLocalPage(db, deps)).values).toMatchObject([
      { name: 'ai-contact', text: '', lessons: ['Lesson one-a'] },
      { name: 'approved-tools', fromRegister: true },
    ]);
    expect(await textOf()).toContain('your manager');
    await read();
    await save('Dr Ada, bleep 4400', 0);
    const tool = { name: 'Triage', risk: 'high', owner: 'Dr Ada', approved: 1, purpose: 'Sorts.' } as const;
    await db
      .insertInto('tools')
      .values({ id: 't', ...tool })
      .execute();
    expect(await textOf()).toContain(
      '<span class="local">Dr Ada, bleep 4400</span> or use <span class="local">Triage</span>',
    );
    await read();
    const events = await db
      .selectFrom('learning_events')
      .select('body')
      .where('verb', '=', 'lesson.read')
      .orderBy('seq')
      .execute();
    const hashes = events.map(({ body }) => (JSON.parse(body) as { localsHash: string }).localsHash);
    const texts = await db.selectFrom('local_texts').selectAll().execute();
    const bodyOf = new Map(texts.map(({ hash, body }) => [hash, JSON.parse(body)]));
    expect(hashes.map((hash) => bodyOf.get(hash))).toEqual([
      {},
      { 'ai-contact': 'Dr Ada, bleep 4400', 'approved-tools': 'Triage' },
    ]);
  });

  test('a value is changed by revision, taken away by an empty text, and audited without its words', async () => {
    const { db, save, textOf } = await begin();
    await save('Dr Ada', 0);
    await expect(save('Dr Ben', 0)).rejects.toMatchObject({ code: 'stale' });
    await expect(save('Dr Ben', 7)).rejects.toMatchObject({ code: 'stale' });
    await expect(save('x'.repeat(301), 1)).rejects.toMatchObject({ code: 'invalid' });
    await expect(save('Anything', 0, 'approved-tools')).rejects.toMatchObject({
      reason: 'organisation.local-from-register',
    });
    await save('  ', 1);
    expect(await textOf()).toContain('your manager');
    const audit = await db.selectFrom('audit_log').select('details').where('action', '=', 'local.change').execute();
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toContain('Ada');
  });
});

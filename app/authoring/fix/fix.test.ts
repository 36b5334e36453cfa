import { expect, test } from 'vitest';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import { cutLesson } from '#app/curriculum/lesson-head.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { makeStudio } from '#tests/factories/studio.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { changeFix, type FixChange } from './change-fix.server.ts';
import { getQuickFixPage } from './get-quick-fix-page.server.ts';
import { listQuickFixes } from './list-quick-fixes.server.ts';

const [moduleId, lessonId] = ['hands', 'hands-first'];

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const studio = await makeStudio(db, deps);
    await studio.write('01-first-lesson.mdx', (text) => text.replace('Begin with', 'Begin wiht'));
    const { versionId } = await studio.publish();
    const change = (actor: typeof studio.ann, wish: FixChange, key = newKey()) =>
      changeFix(db, deps, { actor, key, moduleId }, wish);
    const served = async () => {
      const row = await db.selectFrom('modules').select('current_version_id').executeTakeFirstOrThrow();
      const module = await getModuleFiles(db, row.current_version_id ?? '');
      const text = module?.files.get('01-first-lesson.mdx')?.toString() ?? '';
      return { versionId: row.current_version_id ?? '', number: module?.number, text, ...cutLesson(text) };
    };
    const fix = async (from: string, to: string, key = newKey()) => {
      const { versionId, body } = await served();
      await change(
        studio.ann,
        { intent: 'fix', version: versionId, lesson: lessonId, body: body.replace(from, to) },
        key,
      );
    };
    return { ...studio, db, deps, versionId, change, served, fix };
  }

  test('a typing error is live at once as a minor version, and is taken back in one click', async () => {
    const { db, ann, served, fix, change } = await begin();
    const before = await served();
    await fix('wiht', 'with');
    const fixed = await served();
    expect([fixed.number, fixed.text]).toEqual([2, before.text.replace('wiht', 'with')]);
    await change(ann, { intent: 'undo', version: fixed.versionId });
    expect(await served()).toMatchObject({ number: 3, text: before.text });
    await expect(change(ann, { intent: 'undo', version: fixed.versionId })).rejects.toMatchObject({ code: 'stale' });
    const editions = await db.selectFrom('module_versions').select('edition').orderBy('number').execute();
    expect(editions.map(({ edition }) => edition)).toEqual(['first', 'minor', 'minor']);
  });

  test('what is more than a correction is refused, and so is a text that was published over', async () => {
    const { ann, ben, versionId, served, fix, change } = await begin();
    await expect(fix('wiht', 'with 5')).rejects.toMatchObject({ reason: 'authoring.fix-number' });
    const writer = actorWith(['write-modules'], null, ben.personId);
    const { body } = await served();
    const wish = { intent: 'fix', version: versionId, lesson: lessonId, body: body.replace('wiht', 'with') } as const;
    await expect(change(writer, wish)).rejects.toMatchObject({ code: 'forbidden' });
    const key = newKey();
    await change(ann, wish, key);
    await change(ann, wish, key);
    await expect(change(ann, wish)).rejects.toMatchObject({ reason: 'curriculum.published-meanwhile' });
    expect((await served()).number).toBe(2);
  });

  test('somebody else looks at it within a week, and until then it is listed', async () => {
    const { db, deps, ann, ben, served, fix, change } = await begin();
    await fix('wiht', 'with');
    const { versionId } = await served();
    const waiting = async () =>
      (await listQuickFixes(db, deps, { limit: 10 })).map(({ state, lookBy }) => [state, lookBy]);
    expect(await waiting()).toEqual([['waiting', '2026-03-09']]);
    deps.clock.set('2026-03-10T09:00:00Z');
    expect(await waiting()).toEqual([['overdue', '2026-03-09']]);
    const look = (actor: typeof ann) => change(actor, { intent: 'seen', version: versionId });
    await expect(look(ann)).rejects.toMatchObject({ reason: 'authoring.not-a-reviewer' });
    await expect(look({ ...ben, personId: ann.personId })).rejects.toMatchObject({ reason: 'authoring.fix-settled' });
    await look(ben);
    expect(await waiting()).toEqual([]);
    const { fixes } = await getQuickFixPage(db, deps, ann, { moduleId, lessonId: null });
    expect(fixes).toMatchObject([{ state: 'seen', settledBy: 'Ben', mayUndo: true, maySee: false }]);
    const stranger = actorWith(['write-modules'], null, (await makePerson(db)).id);
    await expect(change(stranger, { intent: 'undo', version: versionId })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

import { expect, test } from 'vitest';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey, publishSample } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { changeDraft } from './change-draft.server.ts';
import { checkDraft } from './check-draft.server.ts';
import { requireDraft } from './get-draft.server.ts';
import { getStudioPage } from './get-studio-page.server.ts';
import { newModule } from './new-module.server.ts';
import { saveFile } from './save-file.server.ts';

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const [ann, ben] = [(await makePerson(db)).id, (await makePerson(db)).id];
    const moduleId = await newModule(db, deps, { actorId: ann, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const change = (intent: Parameters<typeof changeDraft>[3]) =>
      changeDraft(db, deps, { actorId: ann, key: newKey(), moduleId }, intent);
    return { db, deps, ann, ben, moduleId, change, draft: () => requireDraft(db, moduleId) };
  }
  const fileOf = (draft: Awaited<ReturnType<typeof requireDraft>>, path: string) => {
    const file = draft.files.find((each) => each.path === path);
    if (!file) throw new Error(`no ${path}`);
    return file;
  };
  const historyOf = (db: Awaited<ReturnType<typeof begin>>['db'], path: string) =>
    db.selectFrom('draft_revisions').selectAll().where('path', '=', path).orderBy('revision').execute();

  test('a new module passes the check as it stands, and its id is taken from then on', async () => {
    const { db, deps, ann, draft } = await begin();
    expect((await checkDraft(db, await draft())).problems).toEqual([]);
    const again = newModule(db, deps, { actorId: ann, key: newKey() }, { id: 'hands', title: 'Other' });
    await expect(again).rejects.toMatchObject({ reason: 'authoring.has-draft' });
    const bad = newModule(db, deps, { actorId: ann, key: newKey() }, { id: 'Hands!', title: 'Other' });
    await expect(bad).rejects.toMatchObject({ reason: 'authoring.bad-id' });
  });

  test('a save over a text that somebody else has changed is refused, and both texts are there', async () => {
    const { db, deps, ann, ben, draft } = await begin();
    const { id: draftId } = await draft();
    const path = '01-first-lesson.mdx';
    const save = (by: string, revision: number, text: string) =>
      saveFile(db, deps, by, { draftId, path, revision, text });
    expect(await save(ann, 1, 'Ann’s\r\ntext\r\n')).toEqual({ revision: 2 });
    await expect(save(ben, 1, 'Ben’s text\n')).rejects.toMatchObject({ code: 'stale' });
    expect(fileOf(await draft(), path).text).toBe('Ann’s\ntext\n');
    expect(await save(ann, 1, 'Ann’s\ntext\n')).toEqual({ revision: 2 });
    expect(await save(ben, 2, 'Ben’s text\n')).toEqual({ revision: 3 });
    expect((await historyOf(db, path)).map(({ text, by_id }) => [text, by_id]).slice(1)).toEqual([
      ['Ann’s\ntext\n', ann],
      ['Ben’s text\n', ben],
    ]);
  });

  test('two saves at once: one is kept, the other is told', async () => {
    const { db, deps, ann, ben, draft } = await begin();
    const { id: draftId } = await draft();
    const save = (by: string, text: string) =>
      saveFile(db, deps, by, { draftId, path: 'questions.yaml', revision: 1, text });
    const results = await Promise.allSettled([save(ann, 'a'), save(ben, 'b')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('what one person saves within ten minutes is one line of the history', async () => {
    const { db, deps, ann, draft } = await begin();
    const { id: draftId } = await draft();
    const path = 'questions.yaml';
    let revision = 1;
    for (const minutes of [0, 1, 4, 8]) {
      deps.clock.advance({ minutes });
      ({ revision } = await saveFile(db, deps, ann, { draftId, path, revision, text: `after ${minutes}` }));
    }
    expect(revision).toBe(5);
    expect((await historyOf(db, path)).map(({ text }) => text).slice(1)).toEqual(['after 4', 'after 8']);
  });

  test('lessons are added, moved and removed, and a module keeps its other files', async () => {
    const { db, change, draft } = await begin();
    const { id } = await draft();
    const paths = async () => (await draft()).files.map(({ path }) => path);
    await change({ intent: 'add-lesson', draft: id, title: 'When to wash' });
    expect(await paths()).toEqual(['01-first-lesson.mdx', '02-when-to-wash.mdx', 'module.yaml', 'questions.yaml']);
    expect((await checkDraft(db, await draft())).problems).toEqual([]);
    await change({ intent: 'move-up', draft: id, path: '02-when-to-wash.mdx' });
    expect((await paths()).slice(0, 2)).toEqual(['01-when-to-wash.mdx', '02-first-lesson.mdx']);
    await change({ intent: 'remove-file', draft: id, path: '02-first-lesson.mdx', revision: 1 });
    expect((await paths()).slice(0, 1)).toEqual(['01-when-to-wash.mdx']);
    const head = change({ intent: 'remove-file', draft: id, path: 'module.yaml', revision: 1 });
    await expect(head).rejects.toMatchObject({ reason: 'authoring.file-stays' });
  });

  test('a draft of a published module begins as what is published, one at a time, and can be given up', async () => {
    const { db, deps, ann } = await begin();
    const { moduleId } = await publishSample(db, deps, 'sample');
    const change = (intent: Parameters<typeof changeDraft>[3]) =>
      changeDraft(db, deps, { actorId: ann, key: newKey(), moduleId }, intent);
    await change({ intent: 'start' });
    await expect(change({ intent: 'start' })).rejects.toMatchObject({ reason: 'authoring.has-draft' });
    const { id, revision } = await requireDraft(db, moduleId);
    await expect(change({ intent: 'give-up', draft: id, revision: revision + 1 })).rejects.toMatchObject({
      code: 'stale',
    });
    await change({ intent: 'give-up', draft: id, revision });
    await expect(requireDraft(db, moduleId)).rejects.toMatchObject({ code: 'not-found' });
    const other = changeDraft(
      db,
      deps,
      { actorId: ann, key: newKey(), moduleId: 'hands' },
      { intent: 'give-up', draft: id, revision },
    );
    await expect(other).rejects.toMatchObject({ code: 'not-found' });
  });

  test('the studio lists what the actor may write', async () => {
    const { db, deps } = await begin();
    await publishSample(db, deps, 'sample');
    const grant = { capability: 'write-modules' as const, unitPath: null };
    const everything = await getStudioPage(db, deps, actorWith(['write-modules'], null));
    expect(everything.modules.map(({ id, draft }) => [id, draft?.state ?? null])).toContainEqual(['hands', 'open']);
    const one = await getStudioPage(db, deps, { ...actorWith([], null), grants: [{ ...grant, moduleId: 'hands' }] });
    expect(one.modules.map(({ id }) => id)).toEqual(['hands']);
    expect(one.mayBegin).toBe(false);
  });
});

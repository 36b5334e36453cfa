import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { requireDraft } from '../get-draft.server.ts';
import { newModule } from '../new-module.server.ts';
import { getHistoryPage } from './get-history-page.server.ts';
import { notePresence } from './note-presence.server.ts';
import { restoreText } from './restore-text.server.ts';
import { saveText } from './save-text.server.ts';

const path = '01-first-lesson.mdx';

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const [ann, ben] = [(await makePerson(db)).id, (await makePerson(db, { name: 'Ben Smith' })).id];
    const moduleId = await newModule(db, deps, { actorId: ann, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const { id: draftId } = await requireDraft(db, moduleId);
    const file = { moduleId, draftId, path };
    const save = (by: string, revision: number, text: string) => saveText(db, deps, by, { ...file, revision, text });
    const history = (revision: number | null = null) => getHistoryPage(db, deps, { moduleId, path, revision });
    return { db, deps, ann, ben, file, save, history };
  }

  test('where somebody else has saved, their text and name come back and nothing is changed', async () => {
    const { ann, ben, save } = await begin();
    expect(await save(ben, 1, 'His.\n')).toMatchObject({ kind: 'saved', revision: 2 });
    const answer = await save(ann, 1, 'Hers.\n');
    expect(answer).toMatchObject({ kind: 'conflict', theirs: { revision: 2, text: 'His.\n', by: 'Ben Smith' } });
    expect(await save(ann, 2, 'Both.\n')).toMatchObject({ kind: 'saved', revision: 3 });
    await expect(save(ann, 3, 'x'.repeat(500_001))).rejects.toMatchObject({ reason: 'authoring.text-too-long' });
  });

  test('an earlier version is shown with what it changed, and is restored as a new one at once', async () => {
    const { db, deps, ann, ben, file, save, history } = await begin();
    await save(ben, 1, 'Wash one hand.\n');
    deps.clock.advance({ minutes: 1 });
    await save(ann, 2, 'Wash both hands.\n');
    const page = await history(3);
    const without = (kind: string) =>
      page.changes?.map((line) => line.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')).join('\n');
    expect([without('added'), without('removed')]).toEqual(['Wash one hand.\n', 'Wash both hands.\n']);
    await restoreText(db, deps, ann, { ...file, revision: 3, to: 2 });
    const after = await history();
    expect(after.lines.map(({ revision }) => revision)).toEqual([4, 3, 2, 1]);
    expect((await history(3)).text).toContain('both');
    await expect(restoreText(db, deps, ann, { ...file, revision: 3, to: 2 })).resolves.toEqual({ revision: 4 });
    await expect(restoreText(db, deps, ann, { ...file, revision: 3, to: 1 })).rejects.toMatchObject({ code: 'stale' });
    await expect(restoreText(db, deps, ann, { ...file, revision: 4, to: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('who has a text open is seen by the others until they leave or fall silent', async () => {
    const { db, deps, ann, ben, file } = await begin();
    const sign = (who: string, leaves = false) => notePresence(db, deps, who, { ...file, leaves });
    expect(await sign(ben)).toEqual({ others: [] });
    expect(await sign(ann)).toEqual({ others: ['Ben Smith'] });
    await sign(ben, true);
    expect(await sign(ann)).toEqual({ others: [] });
    await sign(ben);
    deps.clock.advance({ minutes: 1 });
    expect(await sign(ann)).toEqual({ others: [] });
    await expect(notePresence(db, deps, ann, { ...file, moduleId: 'other', leaves: false })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

import { expect, test } from 'vitest';
import { getDraft, requireDraft } from '#app/authoring/get-draft.server.ts';
import { takeModule } from '#app/curriculum/take-module.server.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { loadedFolder } from '#tests/fixtures/loaded-folder.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { getUpstreamPage } from './get-upstream-page.server.ts';
import { takeUpstreamFile } from './take-upstream-file.server.ts';

const lesson = 'modules/hello/01-hello.mdx';

eachEngine(({ database }) => {
  test('what the folder changes in a module that is ours is shown file by file, and taken over into a draft', async () => {
    const db = await database();
    const { load, deps } = await loadedFolder(db);
    await load();
    const actorId = (await makePerson(db)).id;
    await db.transaction().execute((tx) => takeModule(tx, deps, 'hello', actorId));
    const page = () => getUpstreamPage(db, deps, 'hello');
    // Ours alone, and outside of versions: no news of the folder.
    await db.updateTable('modules').set({ summary: 'Our own sentence.' }).where('id', '=', 'hello').execute();
    await load();
    expect(await page()).toMatchObject({ upstream: null, changes: [] });

    const report = await load({ [lesson]: (text) => text.replace('title: Say hello', 'title: Say good morning') });
    expect(report.modules).toMatchObject([{ what: 'left-to-studio' }]);
    const seen = await page();
    expect(seen.changes).toMatchObject([{ name: 'lesson hello-first', title: 'Say good morning', who: 'folder' }]);
    expect(seen.changes[0]?.lines?.flat().filter(({ kind }) => kind === 'added')).toEqual([
      { kind: 'added', text: 'good morning' },
    ]);
    const { fingerprint = '' } = seen.upstream ?? {};
    const wish = { moduleId: 'hello', fingerprint, name: 'lesson hello-first', draftId: null, revision: 0 };
    const who = { actorId, key: newKey() };
    const path = await takeUpstreamFile(db, deps, who, wish);
    expect(await takeUpstreamFile(db, deps, who, wish)).toBe(path);
    const draft = await requireDraft(db, 'hello');
    expect(draft.files.find((file) => file.path === path)?.text).toContain('title: Say good morning');
    expect((await page()).changes).toEqual([]);

    const stale = takeUpstreamFile(db, deps, { actorId, key: newKey() }, wish);
    await expect(stale).rejects.toMatchObject({ code: 'stale', reason: 'exchange.ours-changed' });
    await load({ [lesson]: (text) => text.replace('title: Say good morning', 'title: Say good night') });
    const [change] = (await page()).changes;
    expect(change).toMatchObject({ who: 'both', revision: 2 });
    const late = { ...wish, draftId: draft.id, revision: 2 };
    const old = takeUpstreamFile(db, deps, { actorId, key: newKey() }, late);
    await expect(old).rejects.toMatchObject({ reason: 'exchange.folder-changed' });
    const now = { ...late, fingerprint: (await page()).upstream?.fingerprint ?? '', revision: 1 };
    const over = takeUpstreamFile(db, deps, { actorId, key: newKey() }, now);
    await expect(over).rejects.toMatchObject({ reason: 'exchange.ours-changed' });

    await load({ [lesson]: (text) => text.replace('title: Say good night', 'title: Say hello') });
    expect((await page()).upstream).toBeNull();
  });

  test('a file that somebody asks for and the folder does not have begins no draft', async () => {
    const db = await database();
    const { load, deps } = await loadedFolder(db);
    await load();
    const actorId = (await makePerson(db)).id;
    const wish = { moduleId: 'hello', fingerprint: '0'.repeat(64), name: 'module.yaml', draftId: null, revision: 0 };
    const take = takeUpstreamFile(db, deps, { actorId, key: newKey() }, wish);
    await expect(take).rejects.toMatchObject({ reason: 'exchange.folder-changed' });
    expect(await getDraft(db, 'hello')).toBeNull();
  });
});

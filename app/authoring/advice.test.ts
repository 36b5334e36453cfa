import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { getAdvicePage } from './get-advice-page.server.ts';
import { getFilePage } from './get-file-page.server.ts';
import { newModule } from './new-module.server.ts';
import { previewText } from './preview/preview-text.server.ts';
import { silence } from './silence.server.ts';

eachEngine(({ database }) => {
  test('advice is silenced with a reason, which is kept with the draft', async () => {
    const [db, deps] = [await database(), testDeps()];
    const { id: actorId } = await makePerson(db);
    const moduleId = await newModule(db, deps, { actorId, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const { findings, revision } = await getAdvicePage(db, deps, moduleId);
    const [first] = findings ?? [];
    if (!first) throw new Error('no advice on the template');
    const { rule, place } = first;
    const live = (reason: string, at = revision) =>
      silence(db, deps, actorId, { moduleId, rule, place, reason, revision: at });
    await expect(live(' ')).rejects.toMatchObject({ reason: 'authoring.reason-missing' });
    await live('It is a short module.');
    await expect(live('Again.')).rejects.toMatchObject({ code: 'stale' });
    const after = await getAdvicePage(db, deps, moduleId);
    expect(after.findings?.map((each) => [each.rule, each.place])).not.toContainEqual([rule, place]);
    expect(after.silenced).toEqual([{ rule, place, reason: 'It is a short module.' }]);
  });

  test('the editor says of each text what the page of advice says of it, silences and all', async () => {
    const [db, deps] = [await database(), testDeps()];
    const { id: actorId } = await makePerson(db);
    const moduleId = await newModule(db, deps, { actorId, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const paths = ['module.yaml', '01-first-lesson.mdx', 'questions.yaml'];
    const inEditor = async (path: string, change = (text: string) => text) => {
      const { text, advice } = await getFilePage(db, deps, moduleId, path);
      const live = await previewText(db, deps, actorId, { moduleId, path, text: change(text) });
      if (live.kind !== 'checked') throw new Error(live.kind);
      return { stored: advice, live: live.advice };
    };
    const everywhere = async () => {
      const { findings } = await getAdvicePage(db, deps, moduleId);
      for (const path of paths) {
        const own = findings?.filter(({ file }) => file === path);
        expect(await inEditor(path)).toEqual({ stored: own, live: own });
      }
      return findings ?? [];
    };
    const before = await everywhere();
    expect(new Set(before.map(({ file }) => file))).toEqual(new Set(['01-first-lesson.mdx', 'module.yaml']));
    const [first] = before;
    if (!first) throw new Error('no advice on the template');
    const { revision } = await getAdvicePage(db, deps, moduleId);
    await silence(db, deps, actorId, { moduleId, ...first, reason: 'Short.', revision });
    expect(await everywhere()).toHaveLength(before.length - 1);

    const written = await inEditor(
      '01-first-lesson.mdx',
      (text) => `${text}\nAn LLM. [Click here](https://a.example).\n`,
    );
    expect(written.live?.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['short-form-unexplained', 'link-vague']),
    );
    expect(written.stored?.map(({ rule }) => rule)).not.toContain('link-vague');
    expect((await inEditor('01-first-lesson.mdx', (text) => `${text}\n{broken\n`)).live).toBeNull();
    expect((await inEditor('module.yaml', () => 'id: [')).live).toBeNull();
  });
});

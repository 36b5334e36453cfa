import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { checkModuleFiles } from './check-module-files.server.ts';
import { chooseLesson, chooseQuestions } from './choose-translation.ts';
import { getModuleFiles } from './get-module-files.server.ts';
import { getCurrentFacts } from './get-version-facts.server.ts';
import { publishModuleVersion } from './publish-module-version.server.ts';

const head = (edition = '') => `id: hands
lang: en
title: Clean hands
summary: When to wash.
outcomes: [{ id: LO-1, text: wash }]
tracks: { full: { minutes: 5 } }
rule: { draw: { perOutcome: 9 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } }
${edition}`;
const lesson = (text: string) => `---
id: hands-a
title: When to wash
minutes: 5
tracks: [full]
outcomes: [LO-1]
---

${text}

<Check id="hands-c" type="single" prompt="When?" options={[{ id: "a", text: "Now", right: true, feedback: "Yes." }, { id: "b", text: "Later", feedback: "No." }]} />
`;
const german = (text = 'Wasch die Hände.', options = '{ id: "a", text: "Jetzt", right: true, feedback: "Ja." }') => `---
id: hands-a
title: Wann waschen
---

${text}

<Check id="hands-c" type="single" prompt="Wann?" options={[${options}, { id: "b", text: "Später", feedback: "Nein." }]} />
`;
const bank = (stem = 'Wash now.') => `questions:
  - { id: hands-q, type: true-false, outcome: LO-1, tracks: [full], critical: false, points: 100, stem: "${stem}", key: true, feedback: { "true": Yes, "false": No } }
`;
const germanBank = (stem = 'Jetzt waschen.') => `questions:
  - { id: hands-q, stem: "${stem}", feedback: { "true": Ja, "false": Nein } }
`;

const files = (texts: Record<string, string>) =>
  new Map(
    Object.entries({
      'module.yaml': head(),
      '01-a.mdx': lesson('Wash your hands.'),
      '01-a.de.mdx': german(),
      'questions.yaml': bank(),
      'questions.de.yaml': germanBank(),
      ...texts,
    }).map(([path, text]) => [path, Buffer.from(text)]),
  );

eachEngine(({ database }) => {
  async function publish(db: Awaited<ReturnType<typeof database>>, texts: Record<string, string> = {}) {
    const { problems, module } = await checkModuleFiles(db, 'hands', files(texts));
    if (!module) throw new Error(JSON.stringify(problems));
    const published = await publishModuleVersion(db, testDeps(), module, { by: 'test' });
    const facts = await getCurrentFacts(db, 'hands');
    if (!facts) throw new Error('not published');
    return { published, facts };
  }

  test('a lesson and its questions are read in the language that comes closest, and leave as they came', async () => {
    const db = await database();
    const { facts } = await publish(db);
    const [source] = facts.lessons;
    if (!source) throw new Error('no lesson');
    expect(chooseLesson(facts, source, 'en-GB')).toEqual({ hash: source.hash, lang: 'en', stale: false });
    expect(chooseLesson(facts, source, 'de-AT')).toMatchObject({ lang: 'de', stale: false });
    expect(chooseLesson(facts, source, 'fr')).toMatchObject({ lang: 'en' });
    expect([...chooseQuestions(facts, 'de').keys()]).toEqual([facts.questions[0]?.hash]);
    const exported = await getModuleFiles(db, facts.versionId);
    expect([...(exported?.files.keys() ?? [])].sort()).toEqual([
      '01-when-to-wash.de.mdx',
      '01-when-to-wash.mdx',
      'module.yaml',
      'questions.de.yaml',
      'questions.yaml',
    ]);
    const again = await checkModuleFiles(db, 'hands', exported?.files ?? new Map());
    expect(again.problems).toEqual([]);
    if (!again.module) throw new Error('not checked');
    expect(await publishModuleVersion(db, testDeps(), again.module, { by: 'test' })).toMatchObject({
      what: 'unchanged',
    });
  });

  test('a translation is stale from the material change of its source until its own next change', async () => {
    const db = await database();
    await publish(db);
    const edition = (number: number) => ({
      'module.yaml': head(`edition: { number: ${number}, kind: material, reason: new rule }\n`),
    });
    const changed = { '01-a.mdx': lesson('Wash them twice.'), 'questions.yaml': bank('Wash twice.') };
    const second = await publish(db, { ...edition(2), ...changed });
    expect(second.facts.translations.map(({ kind, stale }) => [kind, stale])).toEqual([
      ['lesson', true],
      ['question', true],
    ]);
    expect(chooseQuestions(second.facts, 'de').size).toBe(0);
    const anew = { '01-a.de.mdx': german('Zweimal.'), 'questions.de.yaml': germanBank('Zweimal waschen.') };
    const third = await publish(db, { ...changed, ...anew });
    expect(third.published).toMatchObject({ number: 3, edition: 'material' });
    expect(third.facts.translations.map(({ stale }) => stale)).toEqual([false, false]);
    expect(third.facts.lessons[0]?.since).toBe(2);
  });

  test('what does not say the same as its source is refused with its place', async () => {
    const db = await database();
    const say = async (texts: Record<string, string>) =>
      (await checkModuleFiles(db, 'hands', files(texts))).problems.map(({ file, line, message }) => [
        file,
        line,
        message,
      ]);
    expect(
      await say({ '01-a.de.mdx': german('Ja.', '{ id: "x", text: "Jetzt", right: true, feedback: "Ja." }') }),
    ).toEqual([['01-a.de.mdx', 8, 'hands-c has other answers than its source.']]);
    expect(await say({ '01-a.de.mdx': german().replace(/<Check.*\s*$/, 'Nichts.\n') })).toEqual([
      ['01-a.de.mdx', 1, 'The checks and simulations are not those of the source.'],
    ]);
    expect(await say({ '02-b.de.mdx': german() })).toMatchObject([
      ['02-b.de.mdx', 1, expect.stringContaining('no 02-b.mdx')],
    ]);
    expect(await say({ 'questions.de.yaml': germanBank().replace('hands-q', 'other') })).not.toEqual([]);
    expect(await say({ 'questions.de.yaml': germanBank().replace('stem', 'key: false, stem') })).not.toEqual([]);
    expect(await say({ '01-a.en.mdx': german() })).toMatchObject([['01-a.en.mdx', 1, 'The module itself is in en.']]);
  });
});

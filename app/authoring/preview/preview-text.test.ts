import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { newModule } from '../new-module.server.ts';
import { getPreviewPage } from './get-preview-page.server.ts';
import { previewText } from './preview-text.server.ts';

const path = '01-first-lesson.mdx';
const head = (outcome = 'hands-1') =>
  `---\nid: hands-first\ntitle: First\nminutes: 5\ntracks: [full]\noutcomes: [${outcome}]\n---\n\n`;

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const ann = (await makePerson(db)).id;
    const moduleId = await newModule(db, deps, { actorId: ann, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const preview = async (text: string, file = path) => {
      const answer = await previewText(db, deps, ann, { moduleId, path: file, text });
      if (answer.kind !== 'checked') throw new Error(answer.kind);
      return answer;
    };
    return { db, moduleId, preview };
  }

  test('a text that is not saved is checked and drawn, and nothing of it is kept', async () => {
    const { db, moduleId, preview } = await begin();
    const before = await db.selectFrom('draft_files').selectAll().orderBy('path').execute();
    const { problems, lesson } = await preview(`${head()}Wash **both** hands.\r\n\r\n## Why\r\n\r\nBecause.\n`);
    expect(problems).toEqual([]);
    expect(lesson).toMatchObject({ title: 'First', minutes: 5, outline: [{ text: 'Why' }] });
    expect(JSON.stringify(lesson?.segments)).toContain('<strong>both</strong>');
    expect(await db.selectFrom('draft_files').selectAll().orderBy('path').execute()).toEqual(before);
    expect((await getPreviewPage(db, moduleId, path)).lesson?.title).toBe('First lesson');
  });

  test('what is wrong has its place, against the module too; what can be shown is shown', async () => {
    const { preview } = await begin();
    const broken = await preview(`${head()}One.\n\n<Calout kind="note" title="T">Two.</Calout>\n`);
    expect(broken.lesson).toBeNull();
    expect(broken.problems).toMatchObject([{ file: path, line: 11, column: 1 }]);
    const unknown = await preview(`${head('LO-99')}One.\n`);
    expect(unknown.problems).toMatchObject([{ file: path, message: 'The module has no outcome LO-99.' }]);
    expect(unknown.lesson?.title).toBe('First');
  });

  test('the other files are checked without a picture of them; a file that is none is refused', async () => {
    const { preview } = await begin();
    const questions = await preview('questions:\n  - id: x\n', 'questions.yaml');
    expect(questions.problems.length).toBeGreaterThan(0);
    expect(questions.problems.every(({ file }) => file === 'questions.yaml')).toBe(true);
    await expect(preview('x', '09-none.mdx')).rejects.toMatchObject({ code: 'not-found' });
  });
});

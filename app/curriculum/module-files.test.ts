import path from 'node:path';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { checkModuleFiles } from './check-module-files.server.ts';
import { getModuleFiles } from './get-module-files.server.ts';
import { lessonFileName } from './lesson-file-name.ts';
import { loadContent } from './load-content.server.ts';
import { publishModuleVersion } from './publish-module-version.server.ts';

const content = path.resolve(import.meta.dirname, '../../content');

eachEngine(({ database }) => {
  test('the folder form of a published version is the same version again', async () => {
    const [db, deps] = [await database(), testDeps()];
    const { modules } = await loadContent(db, deps, content);
    for (const loaded of modules) {
      if (loaded.what !== 'published') throw new Error('not published');
      const exported = await getModuleFiles(db, loaded.versionId);
      if (!exported) throw new Error('not published');
      const { problems, module } = await checkModuleFiles(db, exported.slug, exported.files);
      expect(problems).toEqual([]);
      if (!module) throw new Error('not checked');
      expect(await publishModuleVersion(db, deps, module, { by: 'content' })).toMatchObject({ what: 'unchanged' });
    }
  });
});

test('a lesson is called by its place and its title', () => {
  expect(lessonFileName(3, 'Éric’s “minimum”: what is necessary?')).toBe('03-eric-s-minimum-what-is-necessary.mdx');
  expect(lessonFileName(12, '王小明')).toBe('12-lesson.mdx');
});

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '#tests/fixtures/content-folder.ts';
import { attributesOf, measuredSeconds, parseLesson } from './parse-lesson.ts';
import { parseModule } from './parse-module.ts';
import { readContent } from './read-content.server.ts';

const root = path.resolve(import.meta.dirname, '../../tests/fixtures/content');

async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const names = (await readdir(folder)).filter((name) => /\.(mdx|yaml)$/.test(name));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name))] as const)),
  );
}

test('a parsed module is the one that is checked, and takes as long to read', async () => {
  const { modules } = await readContent(root, { cacheDir: await cacheFolder() });
  const [checked] = modules;
  const parsed = parseModule(await filesOf(path.join(root, 'modules/hello')));
  expect(parsed?.head).toEqual(checked?.head);
  expect(parsed?.lessons.map(({ head }) => head.id)).toEqual(checked?.lessons.map(({ id }) => id));
  expect(parsed?.questions.map(({ question }) => question)).toEqual(checked?.questions.map(({ question }) => question));
  parsed?.lessons.forEach((lesson, index) => {
    const stops = checked?.lessons[index]?.compiled.stops ?? [];
    const seconds = stops.reduce((sum, stop) => sum + stop.seconds, 0);
    expect(Math.abs(measuredSeconds(lesson) - seconds)).toBeLessThanOrEqual(stops.length);
  });
});

test('blocks keep their attributes with places in the file', () => {
  const head = '---\nid: x\ntitle: X\nminutes: 1\ntracks: [full]\noutcomes: [LO-01]\n---\n';
  const lesson = parseLesson('x.mdx', `${head}\n<Stat value="2" unit="wards" source="c1">were open.</Stat>\n`);
  const [stat] = lesson?.tree.children ?? [];
  if (!stat) throw new Error('There is no block.');
  expect(stat).toMatchObject({ type: 'mdxJsxFlowElement', name: 'Stat' });
  const { values, at } = attributesOf(stat);
  expect(values).toEqual({ value: '2', unit: 'wards', source: 'c1' });
  expect(at(['unit'])).toEqual({ line: 9, column: 17 });
});

test('what cannot be read is left out', async () => {
  const files = await filesOf(path.join(root, 'modules/hello'));
  files.set('03-hello.de.mdx', Buffer.from(`${files.get('01-hello.mdx')}`));
  files.set('01-hello.mdx', Buffer.from('<b'));
  files.set('02-all-blocks.mdx', Buffer.from(`${files.get('02-all-blocks.mdx')}\n<Stat`));
  expect(parseModule(files)?.lessons).toEqual([]);
  files.set('module.yaml', Buffer.from('id: ['));
  expect(parseModule(files)).toBeNull();
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { checkContent } from '#app/curriculum/check-content.server.ts';
import type { FileMap } from '#app/formats/file-map.ts';
import { createImportPool } from '../import-pool.server.ts';
import { importQuestions } from '../import-questions.server.ts';
import { type ImportedCourse, importCourse } from './import-course.server.ts';
import { messages } from './messages.ts';

const pool = createImportPool();
afterAll(() => pool.close());

const settings = {
  moduleId: 'm9',
  title: 'Hand hygiene',
  lang: 'en',
  tracks: ['full' as const],
  outcome: { id: 'LO-90', text: 'clean hands at the right moments' },
};

const filesOf = (files: Record<string, string | Buffer>): FileMap =>
  new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content as string)]));

/** What the check of a content folder says of the imported module, as `file:line message`. */
async function problemsOf({ files }: ImportedCourse): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acumen-course-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, bytes] of files) {
    const file = path.join(folder, 'modules/hygiene', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  const found = await checkContent(folder, { cacheDir: null });
  return found.map(({ file, line, message }) => `${path.basename(file)}:${line} ${message}`);
}

test('a folder of pages becomes a module that lacks questions alone, and every file has its line in the report', async () => {
  const red = { r: 200, g: 30, b: 30 };
  const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: red } })
    .png()
    .toBuffer();
  const course = await importCourse(
    filesOf({
      'docs/intro.md':
        '---\ntitle: Welcome\nsidebar_position: 1\n---\nRead [the moments](./moments.mdx#Before-a-patient).\n',
      'docs/moments.mdx':
        "import Tabs from '@theme/Tabs';\n\n# The five moments\n\n## Before a patient\n\n![Hands](../static/img/My%20Hands.png)\n\n<Tabs>\n\nText\n\n</Tabs>\n\n- [ ] Look at {props.x}\n",
      'docs/2-rub.md': '# Rubbing\n\n:::note\nTwenty seconds. See [broken](broken.md).\n:::\n',
      'docs/broken.md': Buffer.from([0x23, 0x20, 0xff]),
      'docs/README.md': '![bad](bad.png) [in](intro.md)\n',
      'docs/bad.png': 'no picture',
      'static/img/My Hands.png': png,
      'static/img/unused.png': png,
      'package.json': '{}',
    }),
    settings,
    pool,
  );
  expect([...course.files.keys()]).toEqual([
    '01-docs.mdx',
    '02-intro.mdx',
    '03-rub.mdx',
    '04-moments.mdx',
    'assets/my-hands.png',
    'module.yaml',
    'questions.yaml',
  ]);
  const text = (name: string) => String(course.files.get(name));
  expect(text('02-intro.mdx')).toBe(
    '---\nid: m9-intro\ntitle: Welcome\nminutes: 1\ntracks:\n  - full\noutcomes:\n  - LO-90\n---\n\nRead [the moments](m9-moments#s-before-a-patient).\n',
  );
  expect(text('03-rub.mdx')).toContain('broken (`broken.md`)');
  expect(text('04-moments.mdx')).toContain('![Hands](assets/my-hands.png)');
  expect(text('01-docs.mdx')).toContain('Picture: bad (`bad.png`) [in](m9-intro)');
  expect(course.report.files.map(({ path: name, fate }) => `${fate} ${name}`)).toEqual([
    'lesson docs/2-rub.md',
    'lesson docs/README.md',
    'refused docs/bad.png',
    'refused docs/broken.md',
    'lesson docs/intro.md',
    'lesson docs/moments.mdx',
    'left package.json',
    'picture static/img/My Hands.png',
    'left static/img/unused.png',
  ]);
  expect(course.report.counts).toEqual({
    headings: { found: 3, kept: 3, marked: 0 },
    pictures: { found: 2, kept: 1, marked: 1 },
    links: { found: 3, kept: 2, marked: 1 },
  });
  expect(await problemsOf(course)).toEqual([
    expect.stringContaining('module.yaml:6 No question asks for the outcome LO-90'),
    expect.stringContaining('No question is on the track full'),
  ]);
});

test('chapters stand in the order of their list, and others by number', async () => {
  const page = '# A\n\nText\n';
  const book = await importCourse(
    filesOf({
      'src/SUMMARY.md': '# Summary\n\n- [B](b.md)\n  - [A](part/a.md)\n',
      'src/b.md': page,
      'src/part/a.md': page,
      'src/10-late.md': page,
      'src/9-early.md': page,
    }),
    settings,
    pool,
  );
  expect([...book.files.keys()].slice(0, 4)).toEqual(['01-b.mdx', '02-a.mdx', '03-early.mdx', '04-late.mdx']);
  expect(book.report.files[1]).toMatchObject({ path: 'src/9-early.md', fate: 'lesson', id: 'm9-early' });
  expect(book.report.files.find(({ fate }) => fate === 'left')).toMatchObject({ message: messages.left.order });
});

test('a module takes ninety-nine pages, ids that are taken are passed over, and two pages of a name get two', async () => {
  const pages = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`p${n}.md`, 'Text']));
  const many = await importCourse(
    filesOf({ ...pages, 'a/x.md': 'Text' }),
    { ...settings, taken: new Set(['m9-p0']) },
    pool,
  );
  const refused = many.report.files.filter(({ fate }) => fate === 'refused');
  expect(refused.map(({ path: name }) => name)).toEqual(['a/x.md', 'p100.md', 'p99.md']);
  expect(many.files.has('01-p0-2.mdx')).toBe(true);
  expect(many.files.has('99-p98.mdx')).toBe(true);
  const none = await importCourse(new Map(), settings, pool);
  expect(none.report.files).toEqual([]);
});

test('a page and a file of questions that take too long are refused, and the next ones are read', async () => {
  const hurried = createImportPool({ timeLimitMs: 1 });
  onTestFinished(() => hurried.close());
  const slow = await importCourse(filesOf({ 'a.md': '*a '.repeat(30_000) }), settings, hurried);
  expect(slow.report.files).toEqual([
    { path: 'a.md', fate: 'refused', line: 1, column: 1, message: messages.refused.tooSlow },
  ]);
  const asked = { idPrefix: 'x', outcome: 'LO-01', tracks: ['full' as const] };
  const gift = (given: typeof pool) => importQuestions(Buffer.from('A {T}\n\nB {}'), 'gift', asked, given);
  const questions = await importQuestions(Buffer.from('A {T}\n\n'.repeat(2000)), 'gift', asked, hurried);
  expect(questions).toMatchObject({
    imported: [],
    refused: [{ line: 1, reason: expect.stringContaining('too long') }],
  });
  expect(await gift(pool)).toMatchObject({ imported: [{ line: 1 }], refused: [{ line: 3 }] });
  const bytes = await importQuestions(Buffer.from([0xff]), 'aiken', asked, pool);
  expect(bytes.refused).toEqual([{ line: 1, reason: expect.stringContaining('UTF-8') }]);
});

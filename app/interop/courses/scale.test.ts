import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { checkTree } from '#app/curriculum/internal/check-tree.ts';
import type { LessonInput, MdNode } from '#app/curriculum/internal/lesson-tree.ts';
import { projectRoot } from '#app/platform/project-root.server.ts';
import { hostilePage } from '#tests/fixtures/hostile-pages.ts';
import { convertPage, type PageOutcome } from './convert-page.ts';
import { messages } from './messages.ts';

const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();
const around = {
  lessons: new Map([['docs/b.md', 'm-b']]),
  pictures: new Map([['docs/img/ward.png', 'assets/ward.png']]),
};
const asset = { sha256: '', url: '', width: 1, height: 1 };

function convert(file: string, text: string | Buffer): { outcome: PageOutcome; milliseconds: number } {
  const before = process.cpuUsage();
  const outcome = convertPage({ path: file, bytes: Buffer.from(text as string), ...around });
  const { user, system } = process.cpuUsage(before);
  return { outcome, milliseconds: (user + system) / 1000 };
}

/** What is wrong with a converted page: with its counts, or for the check that lessons pass. */
function faults(outcome: PageOutcome): string[] {
  if (!outcome.ok) return [];
  const { body, counts, titleFrom } = outcome;
  const tree = mdx.parse(body) as MdNode;
  const input: LessonInput = {
    text: body,
    lang: 'en',
    tracks: ['full'],
    sources: {},
    assets: { 'assets/ward.png': asset },
  };
  const problems = checkTree(tree, input).map(({ line, message }) => `${message} (${body.split('\n')[line - 1]})`);
  const count = (type: string, node: MdNode = tree): number =>
    (node.children ?? []).reduce((sum, child) => sum + count(type, child), node.type === type ? 1 : 0);
  const cites = outcome.findings.some(({ message }) => message === messages.findings.footnotes);
  const ours = cites && body.includes(`\n## ${messages.notes}\n`) ? 1 : 0;
  const kept = {
    headings: count('heading') - ours + (titleFrom === 'heading' ? 1 : 0),
    pictures: count('image'),
    links: count('link'),
  };
  for (const kind of ['headings', 'pictures', 'links'] as const) {
    const { found, kept: said, marked } = counts[kind];
    if (found !== said + marked) problems.push(`${kind}: ${found} is not ${said} and ${marked}`);
    if (said !== kept[kind]) problems.push(`${kind}: ${said} kept, and ${kept[kind]} there`);
  }
  return problems;
}

test('three hundred hostile pages become lessons that the check accepts, with their counts, each in less than two seconds', () => {
  let lessons = 0;
  for (let n = 0; n < 300; n += 1) {
    const { path: file, text } = hostilePage(n);
    const { outcome, milliseconds } = convert(file, text);
    expect(faults(outcome), `page ${n}:\n${text}\n----\n${outcome.ok ? outcome.body : ''}`).toEqual([]);
    expect(milliseconds).toBeLessThan(2000);
    if (outcome.ok) lessons += 1;
  }
  expect(lessons).toBeGreaterThan(280);
}, 180_000);

/** READMEs of installed packages, from many hands: one in so many, of a size that a test can read. */
function readmes(most: number): string[] {
  const root = path.join(projectRoot(), 'node_modules');
  return readdirSync(root)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => readdirSync(path.join(root, name)).map((file) => path.join(root, name, file)))
    .filter((file) => /\/(readme|changelog)\.md$/i.test(file))
    .map((file) => ({ file, size: readFileSync(file).length }))
    .filter(({ size }) => size < 6000)
    .filter((_, index) => index % 7 === 0)
    .slice(0, most)
    .map(({ file }) => file);
}

test('pages that people wrote become lessons that the check accepts, with their counts', () => {
  const files = readmes(30);
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const { outcome } = convert(path.basename(file), readFileSync(file));
    expect(faults(outcome), file).toEqual([]);
    expect(outcome.ok || outcome.message, file).toBe(true);
  }
}, 180_000);

const endless: [what: string, text: string][] = [
  ['open brackets', '['.repeat(20_000)],
  ['quotes in quotes', '> '.repeat(5000)],
  ['lists in lists', Array.from({ length: 100 }, (_, level) => `${' '.repeat(level * 2)}- x`).join('\n')],
  ['elements in elements', '<div>'.repeat(10_000)],
  ['containers in containers', Array.from({ length: 60 }, (_, level) => `${':'.repeat(63 - level)}note`).join('\n')],
  ['one long line', 'word '.repeat(5000)],
  ['too many parts', '*a* '.repeat(4000)],
  ['too many bytes', 'x'.repeat(100_001)],
];

test.each(endless)('%s end in a lesson or a refusal with a place', (_what, text) => {
  const { outcome } = convert('docs/a.md', text);
  expect(faults(outcome)).toEqual([]);
  if (!outcome.ok) expect(outcome).toMatchObject({ line: expect.any(Number), message: expect.stringMatching(/\.$/) });
});

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { cacheFolder } from '#tests/fixtures/content-folder.ts';
import { compileLesson } from './compile-lesson.server.ts';
import type { CompileOutcome } from './internal/compile-mdx.server.ts';
import type { CompilePool } from './internal/compile-pool.server.ts';
import type { LessonInput } from './internal/lesson-tree.ts';

const input = (text: string): LessonInput => ({
  text,
  lang: 'en',
  tracks: ['foundation', 'full'],
  sources: { c1: 'Survey, 2019', c2: 'Look, 2023' },
  assets: { 'assets/ward.png': { sha256: 'abc', url: '/media/abc.png', width: 4, height: 3 } },
});

async function compiled(text: string) {
  const outcome = await compileLesson(input(text), { cacheDir: null });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.lesson;
}

async function html(text: string): Promise<string> {
  return (await compiled(text)).segments
    .map((segment) => (segment.kind === 'html' ? segment.html : `[${segment.id}]`))
    .join('\n');
}

const check = (id: string) =>
  `<Check id="${id}" type="true-false" prompt="Is it so?" options={[{ id: "true", text: "True", right: true, feedback: "Yes." }, { id: "false", text: "False", feedback: "No." }]} />`;

test('interactive blocks cut a lesson into segments and carry what their schema gives out', async () => {
  const { segments, blocks } = await compiled(`Before.\n\n${check('c-1')}\n\nAfter.\n`);
  expect(segments).toEqual([
    { kind: 'html', html: '<p id="p-1">Before.</p>' },
    {
      kind: 'block',
      id: 'c-1',
      name: 'Check',
      modelVersion: 1,
      graded: false,
      tracks: ['foundation', 'full'],
      props: {
        id: 'c-1',
        type: 'true-false',
        prompt: 'Is it so?',
        options: [
          { id: 'true', text: 'True', right: true, feedback: 'Yes.' },
          { id: 'false', text: 'False', right: false, feedback: 'No.' },
        ],
      },
    },
    { kind: 'html', html: '<p id="p-2">After.</p>' },
  ]);
  expect(blocks).toEqual([{ id: 'c-1', line: 3, column: 1 }]);
});

test('headings get ids of their words and make the outline', async () => {
  const text = '## Who is Ångström? <Cite id="c1" />\n\nText.\n\n### Who is Ångström?\n\n## 王小明\n';
  expect((await compiled(text)).outline).toEqual([
    { id: 's-who-is-angstrom', text: 'Who is Ångström?', depth: 2 },
    { id: 's-who-is-angstrom--2', text: 'Who is Ångström?', depth: 3 },
    { id: 's-王小明', text: '王小明', depth: 2 },
  ]);
});

test('every paragraph, list item and prompt can be resumed at', async () => {
  expect(await html('One.\n\n- two\n- three\n\n> Four.\n\n```text\nfive\n```\n')).toMatch(
    /p-1[\s\S]*<li id="p-2">[\s\S]*<li id="p-3">[\s\S]*<p id="p-4">[\s\S]*<pre id="p-5" tabindex="0">/,
  );
});

test('stops stand at the beginning, at second-level headings and at blocks, with the time to the next', async () => {
  const words = (count: number) => 'word '.repeat(count);
  const text = `${words(90)}\n\n## Half\n\n${words(179)}\n\n${check('c-1')}\n\n${words(18)}\n`;
  expect((await compiled(text)).stops.map(({ place, seconds }) => [place, seconds])).toEqual([
    ['', 30],
    ['s-half', 60],
    ['c-1', 41],
  ]);
});

test('sources are numbered by first use, and each use has an id to come back to', async () => {
  const lesson = await compiled(
    'A <Cite id="c2" /> b <Cite id="c1" /> c <Cite id="c2" />.\n\n<Stat value="23" source="c1">x</Stat>\n',
  );
  expect(lesson.cited).toEqual(['c2', 'c1']);
  const marks = lesson.segments.flatMap((segment) =>
    segment.kind === 'html' ? [...segment.html.matchAll(/<sup class="cite">.*?<\/sup>/g)] : [],
  );
  expect(marks.map(([mark]) => mark)).toEqual([
    '<sup class="cite"><a href="#source-1" id="cite-1-1" aria-label="Source 1">1</a></sup>',
    '<sup class="cite"><a href="#source-2" id="cite-2-1" aria-label="Source 2">2</a></sup>',
    '<sup class="cite"><a href="#source-1" id="cite-1-2" aria-label="Source 1">1</a></sup>',
    '<sup class="cite"><a href="#source-2" id="cite-2-2" aria-label="Source 2">2</a></sup>',
  ]);
});

test('a table can be scrolled by keyboard and has no inline style', async () => {
  const markup = await html('| | Day |\n|:--|--:|\n| Ward | 4 |\n');
  expect(markup).toContain('<div class="table-scroll" role="region" tabindex="0" aria-label="Table 1: Day"><table>');
  expect(markup).toContain('<td align="left"></td>\n<th align="right" scope="col">Day</th>');
  expect(markup).not.toContain('style=');
});

test('links out say so, pictures have their size, and text is escaped', async () => {
  const markup = await html(
    '[out](https://example.org/?a=1&b=2) [in](/learn) ![A &lt;b> ward](assets/ward.png) 1 \\< 2 &amp; "x"\n',
  );
  expect(markup).toContain('<a href="https://example.org/?a=1&#x26;b=2" rel="noopener noreferrer external">out</a>');
  expect(markup).toContain('<a href="/learn">in</a>');
  expect(markup).toContain(
    '<img src="/media/abc.png" alt="A <b> ward" width="4" height="3" loading="lazy" decoding="async">',
  );
  expect(markup).toContain('1 &#x3C; 2 &#x26; "x"');
});

test('attributes of blocks are escaped', async () => {
  const markup = await html('<Callout kind="note" title="<img src=x onerror=alert(1)>">\n\nx\n\n</Callout>\n');
  expect(markup).toContain('&#x3C;img src=x onerror=alert(1)>');
  expect(markup).not.toContain('<img');
});

test('each static block becomes plain markup', async () => {
  const text = `<Callout kind="ward" title="T">one line</Callout>

<Example title="T">

x

</Example>

<Compare left="L" right="R">

x

- y

</Compare>

<Reveal summary="S">x</Reveal>

<Steps>

1. x

</Steps>

<KeyPoints>

- x

</KeyPoints>

<Prompt title="T">

\`\`\`text
a
  b
\`\`\`

</Prompt>

<Stat value="23" unit="guards" source="c1">x</Stat>

<Figure src="assets/ward.png" alt="A" caption="C" />
`;
  expect(await html(text)).toMatchSnapshot();
});

test('the same lesson is compiled once, whoever asks, and found again later', async () => {
  const cacheDir = await cacheFolder();
  let compilations = 0;
  const pool: CompilePool = {
    compile: async () => {
      compilations += 1;
      return { ok: true, lesson: await compiled('Text.\n') } satisfies CompileOutcome;
    },
    close: async () => {},
  };
  const ask = (text = 'Text.\n') => compileLesson(input(text), { cacheDir, pool });
  const [one, two] = await Promise.all([ask(), ask()]);
  expect(two).toEqual(one);
  expect(await ask()).toEqual(one);
  expect(compilations).toBe(1);
  await ask('Other.\n');
  expect(compilations).toBe(2);
  expect(await compileLesson({ ...input('Text.\n'), sources: { c1: 'Corrected, 2019' } }, { cacheDir, pool })).toEqual(
    one,
  );
  expect(compilations).toBe(3);
});

test('a damaged file in the cache is compiled anew', async () => {
  const cacheDir = await cacheFolder();
  const first = await compileLesson(input('Text.\n'), { cacheDir });
  const [name = ''] = await readdir(cacheDir);
  const file = path.join(cacheDir, name);
  const good = await readFile(file, 'utf8');
  for (const damaged of [
    '',
    '{',
    '[]',
    good.replace('"segments"', '"parts"'),
    good.replace('"kind":"html"', '"kind":"script"'),
  ]) {
    await writeFile(file, damaged);
    expect(await compileLesson(input('Text.\n'), { cacheDir })).toEqual(first);
    expect(await readFile(file, 'utf8')).toBe(good);
  }
});

test('a cache folder that cannot be made does no harm, and problems are not remembered', async () => {
  const cacheDir = path.join(await cacheFolder(), 'file');
  await writeFile(cacheDir, '');
  expect((await compileLesson(input('Text.\n'), { cacheDir })).ok).toBe(true);
  const folder = await cacheFolder();
  expect((await compileLesson(input('# No\n'), { cacheDir: folder })).ok).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test('a text made to be slow is refused or ended, and never stalls the caller', { timeout: 60_000 }, async () => {
  const before = performance.eventLoopUtilization();
  for (const text of [
    '['.repeat(40_000),
    '*a **b '.repeat(10_000),
    `${'> '.repeat(5000)}x`,
    '<a '.repeat(20_000),
    `${'- '.repeat(3000)}x`,
  ]) {
    const outcome = await compileLesson(input(text), { cacheDir: null });
    if (!outcome.ok) expect(outcome.problems.length).toBeGreaterThan(0);
  }
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

import path from 'node:path';
import { expect, test } from 'vitest';
import { passagesOf, runningText } from '#app/authoring/lint/prose.ts';
import { checkContent } from '#app/curriculum/check-content.server.ts';
import { formatProblems } from '#app/curriculum/format-problems.ts';
import { parseLesson } from '#app/curriculum/parse-lesson.ts';
import type { Problem } from '#app/curriculum/problem.ts';
import { readContent } from '#app/curriculum/read-content.server.ts';
import { readingGrade } from '#app/formats/reading-grade.ts';
import { cacheFolder, type FileChange, head } from '#tests/fixtures/content-folder.ts';
import { problemsOf } from '#tests/fixtures/content-problems.ts';

const root = path.resolve(import.meta.dirname, '..');
const lesson = 'modules/hello/01-hello.mdx';
const questions = 'modules/hello/questions.yaml';
const module = 'modules/hello/module.yaml';

test('the content that ships has nothing wrong', { timeout: 120_000 }, async () => {
  const problems = await checkContent(path.join(root, 'content'), { cacheDir: await cacheFolder() });
  expect(formatProblems(problems)).toBe('');
});

test('lessons of the foundation track read at grade 8 or below', { timeout: 120_000 }, async () => {
  const { modules } = await readContent(path.join(root, 'content'));
  const lessons = modules.flatMap((each) => each.lessons).filter(({ tracks }) => tracks.includes('foundation'));
  expect(lessons.length).toBeGreaterThan(0);
  const hard = lessons.flatMap(({ id, file, source }) => {
    const parsed = parseLesson(file, source);
    const grade = parsed ? readingGrade(runningText(passagesOf(parsed))).grade : Number.NaN;
    return grade > 0 && grade <= 8 ? [] : [`${id} reads at grade ${grade.toFixed(1)}`];
  });
  expect(hard).toEqual([]);
});

test('the small content folder of the tests has nothing wrong', async () => {
  expect(await problemsOf({})).toEqual([]);
});

const swap = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${from} is not in the fixture`);
  return changed;
};

const otherModule = [
  'id: hello',
  'lang: en',
  'title: Other',
  'summary: Other.',
  'outcomes: [{ id: LO-01, text: x }]',
  'tracks: { full: { minutes: 1 } }',
  'rule: { draw: { perOutcome: 1 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } }',
].join('\n');

const crossRules: [what: string, changes: Record<string, FileChange>, problem: RegExp][] = [
  [
    'a module id twice',
    { 'modules/other/module.yaml': otherModule },
    /other\/module.yaml:1:5 .*hello\/module.yaml has the module id hello too/,
  ],
  [
    'a lesson id twice',
    { 'modules/hello/02-all-blocks.mdx': swap('hello-blocks', 'hello-first') },
    /02-all-blocks.mdx:2:5 The id hello-first is taken/,
  ],
  [
    'a block id like a lesson id',
    { 'modules/hello/02-all-blocks.mdx': swap('hello-c2', 'hello-first') },
    /id hello-first is taken/,
  ],
  [
    'a question id like a block id',
    { [questions]: swap('hello-q1', 'hello-c1') },
    /questions.yaml:2:9 The id hello-c1 is taken/,
  ],
  [
    'an unknown outcome in a lesson',
    { [lesson]: swap('LO-01', 'LO-99') },
    /01-hello.mdx:6:11 The module has no outcome LO-99/,
  ],
  [
    'an unknown outcome in a question',
    { [questions]: swap('LO-01', 'LO-99') },
    /questions.yaml:4:14 The module has no outcome LO-99/,
  ],
  [
    'an outcome without a question',
    { [module]: swap('outcomes:', 'outcomes:\n  - { id: LO-02, text: "say bye" }') },
    /module.yaml:6:11 No question asks for the outcome LO-02/,
  ],
  [
    'an outcome without a lesson',
    { [module]: swap('outcomes:', 'outcomes:\n  - { id: LO-02, text: "say bye" }') },
    /No lesson teaches the outcome LO-02/,
  ],
  [
    'a track that the module does not offer',
    { [module]: swap('foundation: { minutes: 2 }, ', '') },
    /01-hello.mdx:5:9 The module does not offer the track foundation/,
  ],
  [
    'a question on a track without a lesson for it',
    {
      [module]: swap('outcomes:', 'outcomes:\n  - { id: LO-02, text: "say bye" }'),
      'modules/hello/02-all-blocks.mdx': swap('outcomes: [LO-01]', 'outcomes: [LO-01, LO-02]'),
      [questions]: swap('outcome: LO-01', 'outcome: LO-02'),
    },
    /questions.yaml:4:14 No lesson on the track foundation teaches LO-02/,
  ],
  [
    'a curriculum with an unknown module',
    { 'curricula/basic.yaml': swap('module: hello', 'module: none') },
    /basic.yaml:6:15 There is no module none/,
  ],
  [
    'a curriculum with a track not offered',
    { [module]: swap('foundation: { minutes: 2 }, ', '') },
    /basic.yaml:6:29 The module hello does not offer/,
  ],
  [
    'a curriculum for an unknown role',
    { 'curricula/basic.yaml': swap('role: nurse', 'role: pilot') },
    /There is no job role pilot/,
  ],
  [
    'a key that is no option',
    { [questions]: swap('key: a', 'key: z') },
    /questions.yaml:21:10 `key` `z` is not one of `a`, `b` \(question hello-q2\)/,
  ],
  [
    'a critical question without reteach',
    { [questions]: (text) => text.replace(/ {4}group: names\n {4}reteach: .*\n/, '') },
    /hello-q2 has no reteach/,
  ],
  ['a group of one', { [questions]: swap('group: names', 'group: alone') }, /The group alone has only this question/],
  [
    'parallels on different tracks',
    { [questions]: (text) => text.replace(/(hello-q2b[\s\S]*?)\[foundation, full\]/, '$1[full]') },
    /`tracks` differs from hello-q2/,
  ],
  [
    'redo of what is not there',
    { [module]: (text) => `${text}edition: { number: 2, kind: material, redo: [gone], reason: "New." }\n` },
    /redo names gone/,
  ],
  [
    'an edition without reason',
    { [module]: (text) => `${text}edition: { number: 2, kind: minor }\n` },
    /`edition.reason` is missing/,
  ],
  [
    'two lessons with one number',
    { 'modules/hello/01-zebra.mdx': head },
    /01-zebra.mdx:1:1 01-hello.mdx has the number 01 too/,
  ],
  ['a file that is no part of it', { 'modules/hello/notes.txt': 'x' }, /notes.txt:1:1 This is not part of a module/],
  [
    'a picture that is none',
    { 'modules/hello/assets/x.png': '<svg onload="alert(1)"/>' },
    /x.png:1:1 This is not a PNG/,
  ],
  [
    'a picture that nobody shows',
    { 'modules/hello/assets/ward.png': null, 'modules/hello/assets/y.png': onePixel() },
    /no picture assets\/ward.png/,
  ],
  [
    'a source with an insecure address',
    { 'sources.yaml': swap('https://example.org/wards', 'http://example.org') },
    /sources.yaml:7:10 `sources.c1.url`/,
  ],
  [
    'a source with a script for an address',
    { 'sources.yaml': swap('https://example.org/wards', 'javascript:alert(1)') },
    /`sources.c1.url`/,
  ],
  ['a source twice', { 'sources.yaml': swap('c2:', 'c1:') }, /sources.yaml:10:3 This key is there twice/],
  ['no question bank', { [questions]: null }, /questions.yaml:1:1 This file is missing/],
];

test.each(crossRules)('finds %s', async (_what, changes, problem) => {
  expect((await problemsOf(changes)).join('\n')).toMatch(problem);
});

function onePixel(): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  bytes.writeUInt32BE(1, 16);
  bytes.writeUInt32BE(1, 20);
  return bytes;
}

test('problems print as file, line, column, message and what to write instead', () => {
  const problems: Problem[] = [
    { file: 'a.mdx', line: 3, column: 4, message: 'Wrong.', fix: 'Write it right.' },
    { file: 'b.yaml', line: 1, column: 1, message: 'Add:', fix: 'edition:\n  number: 2' },
    { file: 'c.yaml', line: 2, column: 1, message: 'Missing.' },
  ];
  expect(formatProblems(problems)).toBe(
    'a.mdx:3:4 Wrong. → Write it right.\nb.yaml:1:1 Add:\n    edition:\n      number: 2\nc.yaml:2:1 Missing.',
  );
});

import { expect, test } from 'vitest';
import { readContent } from '#app/curriculum/read-content.server.ts';
import { cacheFolder, contentFolder } from '#tests/fixtures/content-folder.ts';
import { formatAdvice } from './format-advice.ts';
import { type ContentAdvice, lintContent } from './lint-content.server.ts';
import { judged } from './precision.ts';

const silences = [
  'review_by: 2027-05-23',
  'silenced:',
  '  - { rule: minutes-module, place: hello~0deca437d8a4, reason: "The quiz is short." }',
  '  - { rule: link-vague, place: hello-first~000000000000, reason: "It was a quotation." }',
  '',
].join('\n');

const adviceOn = async (folder: string): Promise<ContentAdvice> =>
  lintContent(await readContent(folder, { cacheDir: await cacheFolder() }), '2026-11-28');

test('what module.yaml silences is held back, and a silence that meets nothing is named', async () => {
  const loud = await adviceOn(await contentFolder());
  const quiet = await adviceOn(await contentFolder({ 'modules/hello/module.yaml': (text) => text + silences }));
  expect(loud.findings.map(({ rule }) => rule)).toContain('review-missing');
  expect(quiet.findings).toHaveLength(loud.findings.length - 2);
  expect(quiet.silenced).toBe(1);
  expect(quiet.unused).toMatchObject([{ rule: 'link-vague', reason: 'It was a quotation.' }]);
});

test('a module with problems gets no advice', async () => {
  const folder = await contentFolder({ 'modules/hello/02-all-blocks.mdx': (text) => `${text}\n<Unknown />\n` });
  expect((await adviceOn(folder)).findings).toEqual([]);
});

const finding = (n: number): ContentAdvice['findings'][number] => ({
  rule: n % 3 === 0 ? 'link-bare' : 'link-vague',
  file: 'a.mdx',
  line: n,
  column: 1,
  message: `Message ${n}.`,
  why: 'Because.',
  fix: 'Mend it.',
  place: `a~${n}`,
});
const advice = (count: number): ContentAdvice => ({
  findings: Array.from({ length: count }, (_, n) => finding(n)),
  silenced: 2,
  unused: [],
});

test('few findings are listed, many are counted, and all are explained on request', () => {
  expect(formatAdvice(advice(3), false)).toContain('\n   2  Link texts that say nothing\na.mdx:1:1 Message 1.\n');
  const many = formatAdvice(advice(11), false).split('\n');
  expect(many.slice(1, 4)).toEqual([
    '   7  Link texts that say nothing',
    '   4  Addresses in place of link texts',
    'Each with its place, reason and remedy: npm run content:check -- --advice',
  ]);
  const all = formatAdvice(advice(11), true);
  expect(all).toContain(
    'a.mdx:10:1 Message 10.\n    Because. → Mend it.\n    To silence it: { rule: link-vague, place: a~10',
  );
  expect(all).toContain(`${judged.modules.right} of ${judged.modules.findings} findings on our own modules were right`);
  expect(formatAdvice(advice(0), false)).toBe('Advice for learning: none.\n2 silenced with a reason in module.yaml.');
});

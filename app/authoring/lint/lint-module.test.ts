import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLesson } from '#app/curriculum/parse-lesson.ts';
import { lesson, lint, moduleFile } from '#tests/fixtures/lint-module.ts';
import { lessonFindings } from './lint-module.ts';

const vague = 'For the survey [click here](https://example.org/wards).';
const only = (files: Record<string, string>) => {
  const [finding, ...others] = lint(files);
  if (!finding || others.length > 0) throw new Error(JSON.stringify(others));
  return finding;
};

test('a finding says where, what, why and what to do', () => {
  expect(only(lesson(vague))).toEqual({
    rule: 'link-vague',
    file: '01-door.mdx',
    line: 9,
    column: 16,
    message: '“click here” does not say where the link leads.',
    why: 'Many people go from link to link, and hear only these words.',
    fix: 'Make the name of the page the link: “the ICO guidance”.',
    place: expect.stringMatching(/^calm-first~[0-9a-f]{12}$/),
  });
});

test('a place stays while the text concerned stays, and goes with it', () => {
  const before = only(lesson(vague)).place;
  expect(only(lesson(`A new beginning.\n\n${vague} And an end.`)).place).toBe(before);
  expect(only(lesson(vague.replace('wards', 'doors'))).place).not.toBe(before);
});

test('what is silenced with a reason is left out, and only that', () => {
  const { rule, place } = only(lesson(vague));
  const silence = { rule, place, reason: 'A quotation.' };
  expect(lint(lesson(vague), { silenced: [silence] })).toEqual([]);
  expect(lint(lesson(vague), { silenced: [{ ...silence, reason: '  ' }] })).toHaveLength(1);
  expect(lint(lesson(vague), { silenced: [{ ...silence, rule: 'link-bare' }] })).toHaveLength(1);
});

test('rules that know English words say nothing of other languages', () => {
  const german = moduleFile('lang: en', 'lang: de');
  expect(lint({ ...lesson(vague), ...german })).toEqual([]);
  expect(only({ ...lesson('## Tür\n\nEins.\n\n## Tür\n\nZwei.'), ...german }).rule).toBe('heading-twice');
});

test('places are those of the file, behind escapes, soft breaks and indents', () => {
  const body = '- Nadia\n  waits\\.\n  Studies show \\{ that doors stay open.';
  expect(only(lesson(body))).toMatchObject({ rule: 'claim-unsourced', line: 11, column: 3 });
});

test('a lesson is linted within 20 ms of computing, so that each preview can do it', () => {
  const file = 'tests/fixtures/lint/generative-ai-tools/05-iterate-and-verify.mdx';
  const milliseconds = Array.from({ length: 20 }, () => {
    const parsed = parseLesson(file, readFileSync(file, 'utf8'));
    if (!parsed) throw new Error('This lesson cannot be read.');
    const start = process.cpuUsage();
    lessonFindings(parsed, 'en', { today: '2026-11-28', sources: {} });
    return process.cpuUsage(start).user / 1000;
  });
  expect(milliseconds.sort((a, b) => a - b)[10]).toBeLessThan(20);
});

test.each(['1,'.repeat(45_000), 'e.g. '.repeat(18_000), '7 % of patients and '.repeat(4500)])(
  'a text made to be slow takes no second: %.12s…',
  (body) => {
    const head = '---\nid: x\ntitle: X\nminutes: 1\ntracks: [full]\noutcomes: [LO-01]\n---\n\n';
    const parsed = parseLesson('x.mdx', head + body);
    if (!parsed) throw new Error('This lesson cannot be read.');
    const start = process.cpuUsage();
    lessonFindings(parsed, 'en', { today: '2026-11-28', sources: {} });
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
  },
);

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LessonInput } from '#app/curriculum/compile-here.server.ts';
import { type LintTask, lintDraft, type WrittenSurroundings } from './lint/lint-draft.ts';
import { readWriting } from './read-writing.server.ts';

const around = JSON.stringify({ today: '2026-11-28', sources: {}, locals: [] } satisfies WrittenSurroundings);

const inputOf = (text: string): LessonInput => {
  const [, front = '', body = ''] = /^(---\n[\s\S]*?\n---\n)([\s\S]*)$/.exec(text) ?? [];
  return { text: front.replace(/[^\n]/g, '') + body, lang: 'en', tracks: ['full'], sources: {}, assets: {} };
};

test('advice on the tree that the compiler has parsed is advice on the text', { timeout: 60_000 }, async () => {
  const folders = ['content/modules/patient-data-and-privacy', 'tests/fixtures/lint/generative-ai-tools'];
  let findings = 0;
  for (const folder of folders) {
    const names = readdirSync(folder).filter((name) => name.endsWith('.mdx') || name.endsWith('.yaml'));
    const files = names.map((name): [string, string] => [name, readFileSync(`${folder}/${name}`, 'utf8')]);
    for (const [path, text] of files.filter(([name]) => /^0[356]-[a-z-]+\.mdx$/.test(name))) {
      const more = `${text}\n**Bold line**\n\n[Click here](https://a.example) <Local name="none" instead="x" />\n`;
      const draft: LintTask = { files: files.map(([name, old]) => [name, name === path ? more : old]), around };
      const read = await readWriting({ lesson: { path, input: inputOf(more) }, draft });
      const advice = lintDraft(draft);
      expect(read.advice).toEqual(advice);
      findings += advice?.findings.filter(({ file }) => file === path).length ?? 0;
    }
  }
  expect(findings).toBeGreaterThan(10);
});

test('a lesson that cannot be parsed has a problem and no advice; without a draft there is none', async () => {
  const head = '---\nid: a-b\ntitle: A\nminutes: 1\ntracks: [full]\noutcomes: [LO-01]\n---\n\n';
  const module = readFileSync('tests/fixtures/lint/generative-ai-tools/module.yaml', 'utf8');
  const draftOf = (text: string): LintTask => ({
    files: [
      ['module.yaml', module],
      ['01-a.mdx', text],
    ],
    around,
  });
  const ask = (text: string, draft: LintTask | null = draftOf(text)) =>
    readWriting({ lesson: { path: '01-a.mdx', input: inputOf(text) }, draft });
  const broken = await ask(`${head}{broken\n`);
  expect(broken.outcome?.ok).toBe(false);
  expect(broken.advice?.read).toEqual(['module.yaml']);
  const refused = await ask(`${head}[Click here](https://a.example) <Calout />\n`);
  expect(refused.outcome?.ok).toBe(false);
  expect(refused.advice?.findings.map(({ rule }) => rule)).toContain('link-vague');
  const fine = await ask(`${head}Fine.\n`, null);
  expect(fine).toMatchObject({ outcome: { ok: true }, advice: null });
  expect(await readWriting({ lesson: null, draft: draftOf(`${head}Fine.\n`) })).toMatchObject({ outcome: null });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseModule } from '#app/curriculum/parse-module.ts';
import { calm, lesson } from '#tests/fixtures/lint-module.ts';
import { type LintTask, lintDraft, type WrittenSurroundings } from './lint-draft.ts';
import { lintModule } from './lint-module.ts';

const around: WrittenSurroundings = { today: '2026-11-28', sources: {}, locals: [] };
const task = (files: Record<string, string>, changes: Partial<WrittenSurroundings> = {}): LintTask => ({
  files: Object.entries(files),
  around: JSON.stringify({ ...around, ...changes }),
});

/** Without any memory: the module is read anew. */
function afresh(files: Record<string, string>, changes: Partial<WrittenSurroundings> = {}) {
  const module = parseModule(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
  if (!module) throw new Error('This module cannot be read.');
  const { locals, ...rest } = { ...around, ...changes };
  const options = { ...rest, locals: new Set(locals), silenced: module.head.silenced ?? [] };
  return lintModule(module, options);
}

test('what is remembered changes nothing: after each change it says what a first reading says', () => {
  const folder = 'tests/fixtures/lint/generative-ai-tools';
  const short = readdirSync(folder).filter((name) => !/^0[124]/.test(name));
  const files = Object.fromEntries(short.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));
  const names = short.filter((name) => name.endsWith('.mdx'));
  const term = '\n\nAn LLM does this by automation bias. [Click here](https://a.example) to see 7 % of nurses.\n';
  const states = [
    files,
    ...names.map((name) => ({ ...files, [name]: `${files[name]}${term}` })),
    { ...files, [names[0] ?? '']: (files[names[0] ?? ''] ?? '').split('\n').slice(0, 30).join('\n') },
    { ...files, 'questions.yaml': (files['questions.yaml'] ?? '').replaceAll('critical: true', 'critical: false') },
    { ...files, 'module.yaml': (files['module.yaml'] ?? '').replace(/^lang: en$/m, 'lang: de') },
    files,
  ];
  for (const state of states) expect(lintDraft(task(state))?.findings).toEqual(afresh(state));
  expect(new Set(states.map((state) => JSON.stringify(lintDraft(task(state))?.findings))).size).toBeGreaterThan(5);
  const later = { today: '2036-01-01' } as const;
  expect(lintDraft(task(files, later))?.findings).toEqual(afresh(files, later));
  expect(afresh(files, later)).not.toEqual(afresh(files));
});

test('a value that the organisation has given since is known', () => {
  const files = { ...calm, ...lesson('Ring <Local name="duty-phone" instead="the desk" />.') };
  expect(lintDraft(task(files))?.findings.map(({ rule }) => rule)).toEqual(['local-empty']);
  expect(lintDraft(task(files, { locals: ['duty-phone'] }))?.findings).toEqual([]);
});

test('files that cannot be read are not among those that were; without a head there is nothing', () => {
  expect(lintDraft(task(calm))?.read).toEqual(['module.yaml', 'questions.yaml', '01-door.mdx']);
  expect(lintDraft(task({ ...calm, '01-door.mdx': 'no head' }))?.read).toEqual(['module.yaml', 'questions.yaml']);
  expect(lintDraft(task({ ...calm, 'questions.yaml': 'questions: [' }))?.read).toEqual(['module.yaml', '01-door.mdx']);
  expect(lintDraft(task({ ...calm, 'module.yaml': 'id: [' }))).toBeNull();
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type HeadKind, headFields, readHeadEntry } from '#app/curriculum/head-entry.ts';
import { writeHead } from '../yaml/write-head.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { changeModuleForm } from './change-module-form.ts';
import { schemaProblems } from './field-problems.ts';
import { lessonEntryOf, lessonFormOf } from './lesson-form.ts';
import { moduleEntryOf, moduleFormOf, withoutField } from './module-form.ts';
import { namedOutcomes } from './named-outcomes.ts';

const moduleText = `# Ours
id: hands
lang: en
title: Clean hands # for all
summary: What hands carry.
outcomes:
  - { id: LO-01, text: "wash hands" } # the first
  - { id: LO-02, text: "say when" }
tracks: { full: { minutes: 5 } }
rule: { draw: { perOutcome: 9 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } }
owned_by: studio
silenced:
  - rule: sentence-long
    place: hands-first~2f08b9ea9ef4
    reason: It reads better.
`;
const lessonText = `---
# Amina's
id: hands-first
title: First
minutes: 5
tracks: [full]
outcomes: [LO-02, LO-01]
---

Two blanks at the end  
keep the line.


`;
const entryIn = (kind: HeadKind, text: string) => {
  const entry = readHeadEntry(kind, text);
  if (!entry) throw new Error('cannot be read');
  return entry;
};
const changeModule = (text: string, change: (form: ReturnType<typeof moduleFormOf>) => void): string => {
  const { value, yaml } = entryIn('module', text);
  const form = moduleFormOf(value);
  change(form);
  return writeHead('module', text, yaml, moduleEntryOf(form, value));
};
const changeLesson = (text: string, change: (form: ReturnType<typeof lessonFormOf>) => void): string => {
  const { value, yaml } = entryIn('lesson', text);
  const form = lessonFormOf('lesson', value);
  change(form);
  return writeHead('lesson', text, yaml, lessonEntryOf(form, value));
};
/** Lines that are in one text alone. */
const changed = (before: string, after: string) => ({
  gone: before.split('\n').filter((line) => !after.split('\n').includes(line)),
  come: after.split('\n').filter((line) => !before.split('\n').includes(line)),
});

test('one changed field is one changed line; comments, the body and what has no field stay', () => {
  expect(changeModule(moduleText, () => {})).toBe(moduleText);
  const titled = changeModule(moduleText, (form) => Object.assign(form, { title: 'Hands', reviewBy: '2027-05-23' }));
  expect(changed(moduleText, titled)).toEqual({
    gone: ['title: Clean hands # for all'],
    come: ['title: "Hands" # for all', 'review_by: "2027-05-23"'],
  });
  const mended = changeLesson(lessonText, (form) => Object.assign(form, { minutes: '7', outcomes: ['LO-01'] }));
  expect(changed(lessonText, mended)).toEqual({
    gone: ['minutes: 5', 'outcomes: [LO-02, LO-01]'],
    come: ['minutes: 7', 'outcomes: [LO-01]'],
  });
  expect(changeLesson(lessonText, (form) => form.outcomes.sort())).toBe(lessonText);
});

test('an outcome, a track and the word for the folder come and go', () => {
  const added = changeModule(moduleText, (form) => {
    form.outcomes = changeModuleForm(form, { name: 'add-outcome', key: '' }, 'hands').outcomes;
    Object.assign(form.outcomes[2] ?? {}, { text: 'teach it' });
    form.tracks.foundation = { offered: true, minutes: '3' };
    form.edition = { number: '2', kind: 'material', all: false, redo: ['hands-first'], reason: 'Clearer: words' };
  });
  expect(parse(added)).toEqual({
    ...parse(moduleText),
    outcomes: [...parse(moduleText).outcomes, { id: 'hands-3', text: 'teach it' }],
    tracks: { full: { minutes: 5 }, foundation: { minutes: 3 } },
    edition: { number: 2, kind: 'material', redo: ['hands-first'], reason: 'Clearer: words' },
  });
  expect(schemaProblems('module', parse(added))).toEqual([]);
  const back = changeModule(added, (form) => {
    form.outcomes.pop();
    form.tracks.foundation.offered = false;
    form.edition = null;
  });
  expect(parse(back)).toEqual(parse(moduleText));
});

test('every field of the schemas has a place in a form or is left to another page', () => {
  const filled = moduleFormOf({});
  filled.edition = { number: '2', kind: 'minor', all: true, redo: [], reason: 'r' };
  const written = Object.keys(moduleEntryOf({ ...filled, reviewBy: '2027-01-01', deltaDays: '14' }, {}));
  expect([...written, ...withoutField].sort()).toEqual(headFields('module').sort());
  const lesson = Object.keys(lessonEntryOf(lessonFormOf('lesson', {}), {}));
  expect([...lesson, 'id'].sort()).toEqual(headFields('lesson').sort());
  expect([...Object.keys(lessonEntryOf(lessonFormOf('translation', {}), {})), 'id'].sort()).toEqual(
    headFields('translation').sort(),
  );
});

test('what the schema refuses stands at its field, in words of the form', () => {
  const form = moduleFormOf({
    ...parse(moduleText),
    title: '',
    lang: 'deutsch!',
    tracks: { full: { minutes: 'five' } },
    rule: { draw: { perOutcome: 0 }, full: { passPercent: 101 } },
    delta_days: 400,
    review_by: 'soon',
    edition: { number: 1, kind: 'big', reason: '' },
    outcomes: [
      { id: 'LO-01', text: '' },
      { id: 'LO 2', text: 'say when' },
    ],
  });
  const problems = schemaProblems('module', moduleEntryOf(form, { id: 'hands', colour: 'blue' }), form.outcomes);
  expect(problems).toEqual(
    [
      { field: null, text: 'The text of this file may not have colour.' },
      ...[
        ['lang', 'Choose a language.'],
        ['title', 'The title is empty.'],
        ['o1-text', 'Outcome 1 is empty.'],
        ['o2-id', 'The short name of outcome 2 must be the id of an outcome, such as LO-09.'],
        ['minutes-full', 'The minutes of the full track must be a whole number from 1 to 600.'],
        ['perOutcome', 'The questions for each outcome must be a whole number from 1 to 50.'],
        ['fullPercent', 'The pass mark of the quiz must be a whole number from 1 to 100.'],
        ['pretestPercent', 'The pass mark of the pre-test must be a whole number from 1 to 100.'],
        ['deltaDays', 'The days to learn what has changed must be a whole number from 1 to 365.'],
        ['reviewBy', 'Give a day such as 2027-05-23, or leave it empty.'],
        ['editionNumber', 'The number of the version must be a whole number from 2 on.'],
        ['editionKind', 'Choose minor or material.'],
        ['editionReason', 'What changed, and why, is empty.'],
      ].map(([field, text]) => ({ field, text })),
    ].sort((a, b) => Number(a.field === null) - Number(b.field === null)),
  );
  const none = moduleFormOf({});
  expect(schemaProblems('module', moduleEntryOf(none, { id: 'hands' }))).toContainEqual({
    field: 'outcomes',
    text: 'A module needs at least one outcome.',
  });
  const lesson = lessonFormOf('lesson', { title: ' ' });
  expect(schemaProblems('lesson', lessonEntryOf({ ...lesson, title: '' }, { id: 'a' }))).toEqual([
    { field: 'title', text: 'The title is empty.' },
    { field: 'minutes', text: 'The minutes must be a whole number from 1 to 60.' },
    { field: 'tracks', text: 'Choose at least one track.' },
    { field: 'outcomes', text: 'Choose at least one outcome.' },
  ]);
});

test('outcomes that a lesson or a question names are known, also in a file that cannot be read', () => {
  const bank = 'questions:\n  - { id: q1, stem: "When?", outcome: LO-02 }\n';
  const files = [
    { path: 'module.yaml', text: moduleText },
    { path: '01-first.mdx', text: lessonText },
    { path: 'questions.yaml', text: bank },
  ];
  expect(namedOutcomes(files, ['LO-01'])).toEqual([
    { id: 'LO-02', text: 'say when', lessons: ['First'], questions: ['When?'] },
  ]);
  const free = files.map((file) => ({ ...file, text: file.text.replace('[LO-02, LO-01]', '[LO-01]') }));
  expect(namedOutcomes(free.slice(0, 2), ['LO-01'])).toEqual([]);
  const broken = [...free.slice(0, 2), { path: 'questions.yaml', text: `${bank}  - {` }];
  expect(namedOutcomes(broken, ['LO-01']).map(({ questions }) => questions)).toEqual([['questions.yaml']]);
});

test('heads of the content folder come back as they are, and with one changed field only that line is new', () => {
  for (const folder of readdirSync('content/modules')) {
    const read = (name: string) => readFileSync(`content/modules/${folder}/${name}`, 'utf8');
    const head = read('module.yaml');
    expect(changeModule(head, () => {})).toBe(head);
    const next = changeModule(head, (form) => Object.assign(form, { fullPercent: '85' }));
    expect(changed(head, next).come).toHaveLength(1);
    expect(parse(next)).toEqual({ ...parse(head), rule: { ...parse(head).rule, full: { passPercent: 85 } } });
    for (const name of readdirSync(`content/modules/${folder}`).filter((each) => /^[\w-]+\.mdx$/.test(each))) {
      const text = read(name);
      expect(changeLesson(text, () => {})).toBe(text);
      const titled = changeLesson(text, (form) => Object.assign(form, { title: 'Say: “hello”' }));
      expect(changed(text, titled)).toMatchObject({ come: ['title: "Say: “hello”"'] });
    }
  }
});

test('a value that is missing behind its key, and a head in braces, are written so that they can be read', () => {
  const empty = '---\nid: a\ntitle:\nminutes: 5\ntracks: [full]\noutcomes: [LO-01]\n---\nText.\n';
  const filled = changeLesson(empty, (form) => Object.assign(form, { title: 'New' }));
  expect(filled).toBe(empty.replace('title:', 'title: "New"'));
  const braces = '---\n{ id: a, title: A, minutes: 5, tracks: [full], outcomes: [LO-01] }\n---\nText.\n';
  const written = changeLesson(braces, (form) => Object.assign(form, { title: 'New' }));
  expect(entryIn('lesson', written).value).toEqual({ ...(entryIn('lesson', braces).value as Entry), title: 'New' });
  expect(written.endsWith('\n---\nText.\n')).toBe(true);
});

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkQuestion } from '#app/curriculum/check-question.ts';
import { makeQuestion, questionWithAnswer } from '#tests/factories/questions.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { readBank } from './bank.ts';
import { changeForm, readStep } from './change-form.ts';
import { judge } from './edit-question.server.ts';
import { entryOf, formOf, newForm, questionTypes } from './question-form.ts';

const asEntry = (question: object) => JSON.parse(JSON.stringify(question)) as Entry;
const after = (form: ReturnType<typeof formOf>, step: string) => {
  const read = readStep(step);
  if (!read) throw new Error(`no step ${step}`);
  return changeForm(form, read);
};

test('a form that is sent as it was drawn changes nothing, for every question of the content folder', () => {
  for (const folder of readdirSync('content/modules')) {
    const entries = readBank(readFileSync(`content/modules/${folder}/questions.yaml`, 'utf8')) ?? [];
    expect(entries.length).toBeGreaterThan(5);
    for (const { value } of entries) expect(entryOf(formOf(value), value)).toEqual(value);
  }
});

test('and for any question', () => {
  fc.assert(
    fc.property(questionWithAnswer, ({ question }) => {
      const entry = asEntry(question);
      // One whose options stand in the right order is no question, and a form puts them into another.
      fc.pre(checkQuestion(entry).question !== null);
      const { question: again } = checkQuestion(entryOf(formOf(entry), entry));
      expect(again).toEqual(checkQuestion(entry).question);
    }),
    { numRuns: 60 },
  );
});

test('rows are added with letters of their own, moved, and removed', () => {
  const form = formOf(asEntry(makeQuestion('single')));
  const fewer = after(form, 'remove:b');
  expect(after(fewer, 'add').rows.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e']);
  expect(after(form, 'up:c').rows.map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd']);
  expect(after(form, 'up:a')).toEqual(form);
  const matching = after(formOf(asEntry(makeQuestion('matching'))), 'remove-match:b');
  expect(matching.rows.map(({ match }) => match)).toEqual(['', 'a', 'd']);
  expect(after(matching, 'add-match').right.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e']);
});

test('one right answer becomes several and back, only where nothing is lost', () => {
  const single = formOf(asEntry(makeQuestion('single')));
  const multiple = after(single, 'convert');
  expect(entryOf(multiple)).toMatchObject({ type: 'multiple', key: ['c'] });
  expect(after(multiple, 'convert')).toEqual(single);
  const two = formOf(asEntry(makeQuestion('multiple')));
  expect(after(two, 'convert')).toEqual(two);
});

test('an ordering question is written in the right order, and never stored in it', () => {
  const form = { ...newForm('x', 'ordering', 'LO-01'), stem: 'Order', general: 'So.' };
  const rows = form.rows.map((row) => ({ ...row, text: `Step ${row.id}` }));
  const entry = entryOf({ ...form, rows });
  expect(entry).toMatchObject({ key: ['a', 'b', 'c'] });
  expect(checkQuestion(entry).issues).toEqual([]);
});

test('what is wrong stands at its field, and in words', () => {
  for (const type of questionTypes) {
    const { problems } = judge(newForm('x', type, ''));
    expect(problems.map(({ field }) => field)).toEqual(expect.arrayContaining(['stem', 'outcome']));
    for (const { field, text } of problems) {
      expect(field).not.toBeNull();
      expect(text).not.toMatch(/[`{}[\]]|\bkey\b|undefined/);
    }
  }
  const fields = (form: Parameters<typeof judge>[0]) => judge(form).problems.map(({ field }) => field);
  const numeric = formOf(asEntry(makeQuestion('numeric')));
  expect(fields({ ...numeric, number: '1,234', tolerance: 'x', points: 'none' })).toEqual([
    'number',
    'tolerance',
    'points',
  ]);
  const ordering = formOf(asEntry(makeQuestion('ordering')));
  const [first, ...others] = ordering.rows;
  expect(fields({ ...ordering, rows: [...others, { ...(first as (typeof others)[0]), text: '' }] })).toEqual([
    'row-d-text',
  ]);
  const critical = { ...numeric, critical: true, group: 'g' };
  expect(fields(critical)).toEqual(['reteach']);
  const matching = formOf(asEntry(makeQuestion('matching')));
  expect(
    fields({ ...matching, rows: matching.rows.map((row) => ({ ...row, match: row.id === '2' ? '' : row.match })) }),
  ).toEqual(['row-2-match']);
});

import { expect, test } from 'vitest';
import type { Question } from '#app/questions/question.ts';
import { decideEdition, type Edition, type ItemShape, keyText, type VersionShape } from './edition.ts';

const lesson = (id: string, hash = 'h'): ItemShape => ({ id, kind: 'lesson', hash, tracks: ['foundation', 'full'] });
const question = (id: string, more: Partial<ItemShape> = {}): ItemShape => ({
  id,
  kind: 'question',
  hash: 'h',
  tracks: ['full'],
  critical: false,
  key: 'a',
  ...more,
});
const shape = (items: ItemShape[], more: Partial<VersionShape> = {}): VersionShape => ({
  outcomes: [{ id: 'LO-01', text: 'say hello' }],
  rule: { draw: { perOutcome: 2 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
  items,
  ...more,
});
const before = shape([lesson('one'), question('q1')]);
const typo = shape([lesson('one', 'h2'), question('q1')]);
const material: Edition = { number: 2, kind: 'material', reason: 'New law.' };

const decide = (after: VersionShape, edition?: Edition) => decideEdition(before, after, 2, edition, true);

test('a first version needs no word', () => {
  expect(decideEdition(null, before, 1, undefined, false)).toEqual({ ok: true, kind: 'first', redo: [], reason: '' });
});

test('a changed text without a word is minor', () => {
  expect(decide(typo)).toEqual({ ok: true, kind: 'minor', redo: [], reason: '' });
});

const obstacles: [string, VersionShape, string][] = [
  ['a lesson is added', shape([lesson('one'), lesson('two'), question('q1')]), 'two was added'],
  ['a lesson is removed', shape([question('q1')]), 'one was removed'],
  [
    'a question becomes critical',
    shape([lesson('one'), question('q1', { critical: true, hash: 'x' })]),
    'q1 became critical',
  ],
  [
    'a question moves between tracks',
    shape([lesson('one'), question('q1', { tracks: ['foundation', 'full'], hash: 'x' })]),
    'q1 moved between tracks',
  ],
  ['an outcome changes', shape(typo.items, { outcomes: [{ id: 'LO-01', text: 'say goodbye' }] }), 'an outcome changed'],
  [
    'the pass rule rises',
    shape(typo.items, { rule: { ...before.rule, full: { passPercent: 90 } } }),
    'the pass rule rose',
  ],
];

test.each(obstacles)('it cannot be minor when %s', (_what, after, why) => {
  expect(decide(after)).toMatchObject({ ok: false, why: [why], lines: expect.stringContaining('number: 2') });
  expect(decide(after, { ...material, kind: 'minor' })).toMatchObject({ ok: false, why: [why] });
  expect(decide(after, material)).toMatchObject({ ok: true, kind: 'material' });
});

test('a lower pass rule may be minor', () => {
  expect(decide(shape(typo.items, { rule: { ...before.rule, full: { passPercent: 70 } } }))).toMatchObject({
    kind: 'minor',
  });
});

test('a corrected key is minor only when the publisher says so and why', () => {
  const after = shape([lesson('one'), question('q1', { key: 'b', hash: 'x' })]);
  expect(decide(after)).toMatchObject({ ok: false, why: ['the key of q1 changed'] });
  const said = { number: 2, kind: 'minor' as const, reason: 'The key was wrong.' };
  expect(decide(after, said)).toEqual({ ok: true, kind: 'minor', redo: [], reason: 'The key was wrong.' });
});

test('material starts with everything changed or added, and the publisher may untick', () => {
  const after = shape([lesson('one', 'h2'), lesson('two'), question('q1')]);
  expect(decide(after, material)).toMatchObject({ kind: 'material', redo: ['two', 'one'], reason: 'New law.' });
  expect(decide(after, { ...material, redo: ['two'] })).toMatchObject({ redo: ['two'] });
  expect(decide(after, { ...material, redo: [] })).toMatchObject({ ok: true, redo: [] });
  expect(decide(after, { ...material, redo: ['q1'] })).toMatchObject({
    ok: false,
    why: ['q1 is in redo and did not change'],
  });
});

test('an edition speaks for its own number only', () => {
  expect(decide(typo, { ...material, number: 1 })).toMatchObject({ kind: 'minor' });
  expect(decide(typo, { ...material, number: 5 })).toMatchObject({
    ok: false,
    why: ['the edition names version 5, and the next is 2'],
  });
});

test('while nobody has begun, the changed content simply is the content', () => {
  const after = shape([lesson('two'), question('q1', { key: 'b', hash: 'x' })]);
  expect(decideEdition(before, after, 2, undefined, false)).toEqual({
    ok: true,
    kind: 'material',
    redo: ['two', 'q1'],
    reason: '',
  });
});

test('the lines that are printed can be pasted as they are', () => {
  const decision = decide(shape([lesson('one'), lesson('two'), question('q1')]));
  expect(decision.ok ? '' : decision.lines).toBe(
    [
      'edition:',
      '  number: 2',
      '  kind: material   # minor only where nothing is added, removed or made stricter',
      '  redo: [two]   # what people who hold the certificate learn again; [] for nothing',
      '  reason: "what changed and why"',
    ].join('\n'),
  );
});

test('the key of a question is what makes an answer right, not the order in which it is written', () => {
  const base = {
    id: 'q',
    tracks: ['full' as const],
    outcome: 'LO-01',
    critical: false,
    points: 100,
    stem: 'x',
    feedback: { general: 'y' },
  };
  const options = [
    { id: 'a', text: 'x' },
    { id: 'b', text: 'y' },
  ];
  const multiple = (key: string[]): Question => ({ ...base, type: 'multiple', options, key });
  expect(keyText(multiple(['a', 'b']))).toBe(keyText(multiple(['b', 'a'])));
  const ordering = (key: string[]): Question => ({ ...base, type: 'ordering', options, key });
  expect(keyText(ordering(['a', 'b']))).not.toBe(keyText(ordering(['b', 'a'])));
  const numeric = (tolerance: string): Question => ({ ...base, type: 'numeric', key: '3', tolerance });
  expect(keyText(numeric('0'))).not.toBe(keyText(numeric('1')));
});

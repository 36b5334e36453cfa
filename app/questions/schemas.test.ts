import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeQuestion, questionWithAnswer } from '#tests/factories/questions.ts';
import type { Question, QuestionType } from './question.ts';
import { questionSchema } from './schemas.ts';

const types: QuestionType[] = ['single', 'multiple', 'true-false', 'scenario', 'numeric', 'matching', 'ordering'];

/** `path: message` of each problem. */
function problems(value: unknown): string[] {
  const result = questionSchema.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

test.each(types)('%s: the example is canonical, comes out as it went in and refuses an unknown key', (type) => {
  const question = makeQuestion(type);
  expect(questionSchema.parse(question)).toEqual(question);
  expect(Object.keys(questionSchema.parse(question)).sort()).toEqual(Object.keys(question).sort());
  expect(problems({ ...question, colour: 'red' }).join()).toContain('colour');
});

test('the question of the golden vector is canonical', () => {
  const golden = {
    critical: false,
    feedback: { false: 'Right.', true: 'No.' },
    id: 'hello-q1',
    key: false,
    outcome: 'LO-01',
    points: 100,
    stem: 'Wards are étages.',
    tracks: ['foundation', 'full'],
    type: 'true-false',
  };
  expect(questionSchema.parse(golden)).toEqual(golden);
});

test('defaults are written out, tracks are sorted, absent optionals stay absent', () => {
  const { critical: _critical, points: _points, ...short } = makeQuestion('single', { tracks: ['full', 'foundation'] });
  const parsed = questionSchema.parse(short);
  expect(parsed).toMatchObject({ critical: false, points: 100, tracks: ['foundation', 'full'] });
  for (const key of ['group', 'reteach', 'lang', 'fixedOrder']) expect(key in parsed).toBe(false);
});

test('the canonical form is a fixed point', () => {
  const valid = fc.property(questionWithAnswer, ({ question }) => {
    const result = questionSchema.safeParse(question);
    if (result.success) expect(questionSchema.parse(result.data)).toEqual(result.data);
  });
  fc.assert(valid);
});

const wrong: [string, QuestionType, Record<string, unknown>, string][] = [
  ['unknown type', 'single', { type: 'essay' }, 'type: must be single, multiple'],
  ['key is no option', 'single', { key: 'z' }, 'key: `z` is not one of `a`, `b`, `c`, `d`'],
  ['key of a scenario', 'scenario', { key: 'z' }, 'key: `z` is not one of'],
  ['scenario without its text', 'scenario', { scenario: undefined }, 'scenario: is missing'],
  ['key is a list', 'single', { key: ['c'] }, 'key: must be the id of one option'],
  ['one of several keys', 'multiple', { key: ['a', 'z'] }, 'key.1: `z` is not one of'],
  ['a key twice', 'multiple', { key: ['a', 'a'] }, 'key.1: is there twice'],
  ['no key', 'multiple', { key: [] }, 'key: needs at least one'],
  ['all right', 'multiple', { key: ['a', 'b', 'c', 'd', 'e'] }, 'key: makes every option right'],
  ['quoted boolean', 'true-false', { key: 'true' }, 'key: must be true or false, without quotes'],
  ['feedback of one side', 'true-false', { feedback: { true: 'Yes.' } }, 'feedback.false: is missing'],
  ['a number without quotes', 'numeric', { key: 29.6 }, 'key: must be a number in quotes'],
  ['closing zero', 'numeric', { key: '29.60' }, 'key: must be a number in quotes'],
  ['comma', 'numeric', { key: '29,6' }, 'key: must be a number in quotes'],
  ['minus zero', 'numeric', { key: '-0' }, 'key: must be a number in quotes'],
  ['exponent', 'numeric', { key: '1e3' }, 'key: must be a number in quotes'],
  ['16 digits', 'numeric', { key: '1234567890123456' }, 'at most 15 digits'],
  ['negative tolerance', 'numeric', { tolerance: '-1' }, 'tolerance: must not be negative'],
  ['a unit that begins like a number', 'numeric', { unit: '5 mg' }, 'unit: must be a unit'],
  ['left item without match', 'matching', { key: { '1': 'a', '2': 'b' } }, 'key: has no match for the left item `3`'],
  ['unknown left', 'matching', { key: { '1': 'a', '2': 'b', '3': 'c', '9': 'a' } }, 'key.9: `9` is not one of'],
  ['unknown right', 'matching', { key: { '1': 'a', '2': 'b', '3': 'z' } }, 'key.3: `z` is not one of'],
  ['not every step', 'ordering', { key: ['a', 'c', 'b'] }, 'key: must name every option once'],
  ['solved as written', 'ordering', { key: ['a', 'b', 'c', 'd'] }, 'options: stand in the right order already'],
  ['blank stem', 'single', { stem: ' \n ' }, 'stem: is blank'],
  ['endless stem', 'single', { stem: 'x'.repeat(1501) }, 'stem: is longer than 1500 characters'],
  ['half a character', 'single', { stem: 'a\ud800' }, 'stem: holds half a character'],
  ['control character', 'single', { stem: 'a\u0000b' }, 'stem: holds a control character'],
  ['a stem that is a number', 'single', { stem: 5 }, 'stem: must be text'],
  ['no feedback in general', 'single', { feedback: { a: 'No.' } }, 'feedback: needs `general`'],
  ['feedback of nobody', 'single', { feedback: { general: 'Why.', z: 'No.' } }, 'feedback.z: `z` is not one of'],
  ['feedback of __proto__', 'single', { feedback: JSON.parse('{"general":"a","__proto__":"b"}') }, '__proto__'],
  ['key of __proto__', 'matching', { key: JSON.parse('{"1":"a","2":"b","3":"c","__proto__":"a"}') }, '__proto__'],
  ['fractional points', 'single', { points: 0.5 }, 'points: must be a whole number'],
  ['no points', 'single', { points: 0 }, 'points: must be at least 1'],
  ['no tracks', 'single', { tracks: [] }, 'tracks: needs at least one track'],
  ['a track twice', 'single', { tracks: ['full', 'full'] }, 'tracks: names a track twice'],
  ['unknown track', 'single', { tracks: ['deep'] }, 'tracks.0: must be foundation or full'],
  ['bad id', 'single', { id: 'Q 1' }, 'id: must be lower-case'],
  ['reteach of a plain question', 'single', { reteach: 'Again.' }, 'reteach: belongs to critical questions only'],
  ['a group without reteach', 'single', { critical: true, group: 'g' }, 'reteach: is missing'],
  ['fixedOrder false', 'single', { fixedOrder: false }, 'fixedOrder'],
  ['null for absent', 'single', { group: null }, 'group: must be text'],
];

test.each(wrong)('%s (%s) is refused', (_name, type, change, message) => {
  expect(problems({ ...makeQuestion(type), ...change }).join('\n')).toContain(message);
});

test.each([
  [[{ id: 'a', text: 'One' }], 'options: needs at least 2 entries'],
  [
    [
      { id: 'a', text: 'One' },
      { id: 'a', text: 'Two' },
    ],
    'options.1.id: is there twice',
  ],
  [
    [
      { id: 'a', text: 'One' },
      { id: 'b', text: 'One' },
    ],
    'options.1.text: is there twice',
  ],
  [
    [
      { id: 1, text: 'One' },
      { id: 'b', text: 'Two' },
    ],
    'options.0.id: must be text',
  ],
  [
    [
      { id: 'general', text: 'One' },
      { id: 'b', text: 'Two' },
    ],
    'options.0.id: may not be `general`',
  ],
  [
    [
      { id: 'constructor', text: 'One' },
      { id: 'b', text: 'Two' },
    ],
    'options.0.id: is a word',
  ],
  [
    [
      { id: 'a', text: 'One', right: true },
      { id: 'b', text: 'Two' },
    ],
    'right',
  ],
  [Array.from({ length: 11 }, (_, index) => ({ id: `o${index}`, text: `${index}` })), 'more than 10 entries'],
])('options %j are refused', (options, message) => {
  expect(problems({ ...makeQuestion('single'), options }).join('\n')).toContain(message);
});

test('an own __proto__ key of the question itself is refused', () => {
  const hostile = JSON.parse(JSON.stringify(makeQuestion('single')).replace('{', '{"__proto__":{"critical":true},'));
  expect(problems(hostile).join()).toContain('__proto__');
});

test('what the schema gives out is a Question', () => {
  const question: Question = questionSchema.parse(makeQuestion('matching'));
  expect(question.type).toBe('matching');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeQuestion, questionWithAnswer } from '#tests/factories/questions.ts';
import type { Answer, Question, QuestionType } from './question.ts';
import { isAnswer, parseAnswer, readAnswer } from './registry.ts';

type Fields = [string, string][];

function form(fields: Fields): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

/** The fields that the components write for an answer. */
function fieldsOf(question: Question, answer: Answer): Fields {
  if (question.type === 'ordering') return (answer as string[]).map((id, index) => [`q.${id}`, String(index + 1)]);
  if (question.type === 'matching') {
    return question.left.map(({ id }) => [`q.${id}`, (answer as Record<string, string>)[id] ?? '']);
  }
  return [answer].flat().map((value) => ['q', String(value)]);
}

test('an answer written to a form and read again is the same answer', () => {
  fc.assert(
    fc.property(questionWithAnswer, ({ question, answer }) => {
      expect(parseAnswer(question, form(fieldsOf(question, answer)), 'q')).toEqual(answer);
    }),
  );
});

test.each<QuestionType>(['single', 'multiple', 'true-false', 'scenario', 'numeric', 'matching', 'ordering'])(
  '%s: a form without its fields, or with empty ones, is empty and not wrong',
  (type) => {
    const question = makeQuestion(type) as Question;
    expect(readAnswer(question, form([['other', 'x']]), 'q')).toEqual({ kind: 'empty' });
    const blank: Fields = [['q', '']];
    if (type === 'matching') expect(readAnswer(question, form([['q.1', '']]), 'q')).toEqual({ kind: 'empty' });
    else if (type === 'ordering') expect(readAnswer(question, form([['q.a', '']]), 'q')).toEqual({ kind: 'empty' });
    else if (type !== 'multiple') expect(readAnswer(question, form(blank), 'q')).toEqual({ kind: 'empty' });
  },
);

const malformed: [QuestionType, Fields][] = [
  ['single', [['q', 'z']]],
  ['single', [['q', '__proto__']]],
  ['single', [['q', 'constructor']]],
  [
    'single',
    [
      ['q', 'a'],
      ['q', 'c'],
    ],
  ],
  ['single', [['q', 'a'.repeat(100_000)]]],
  ['true-false', [['q', 'yes']]],
  [
    'true-false',
    [
      ['q', 'true'],
      ['q', 'true'],
    ],
  ],
  [
    'multiple',
    [
      ['q', 'a'],
      ['q', 'a'],
    ],
  ],
  [
    'multiple',
    [
      ['q', 'a'],
      ['q', '__proto__'],
    ],
  ],
  ['multiple', [['q', '']]],
  ['multiple', ['a', 'b', 'c', 'd', 'e', 'a'].map((id): [string, string] => ['q', id])],
  [
    'numeric',
    [
      ['q', '1'],
      ['q', '2'],
    ],
  ],
  ['matching', [['q.1', 'z']]],
  ['matching', [['q.9', 'a']]],
  ['matching', [['q.__proto__', 'a']]],
  ['matching', [['q.1', '__proto__']]],
  [
    'matching',
    [
      ['q.1', 'a'],
      ['q.1', 'b'],
    ],
  ],
  ['matching', [['q', 'a']]],
  [
    'ordering',
    [
      ['q.a', '0'],
      ['q.b', '1'],
      ['q.c', '2'],
      ['q.d', '3'],
    ],
  ],
  ['ordering', [['q.a', '5']]],
  ['ordering', [['q.a', '1.0']]],
  [
    'ordering',
    [
      ['q.a', '1'],
      ['q.a', '2'],
    ],
  ],
  ['ordering', [['q.z', '1']]],
  [
    'ordering',
    [
      ['q', 'a'],
      ['q', 'b'],
      ['q', 'c'],
      ['q', 'd'],
    ],
  ],
];

test.each(malformed)('%s: %j is refused', (type, fields) => {
  const question = makeQuestion(type) as Question;
  expect(readAnswer(question, form(fields), 'q')).toEqual({ kind: 'wrong', reason: 'malformed' });
  expect(parseAnswer(question, form(fields), 'q')).toBeNull();
});

test('a file in place of a text is refused', () => {
  for (const [type, name] of [
    ['single', 'q'],
    ['multiple', 'q'],
    ['numeric', 'q'],
    ['matching', 'q.1'],
  ] as const) {
    const data = new FormData();
    data.append(name, new File(['a'], 'a.txt'));
    expect(readAnswer(makeQuestion(type) as Question, data, 'q')).toEqual({ kind: 'wrong', reason: 'malformed' });
  }
});

test('positions that repeat or are missing are told apart', () => {
  const question = makeQuestion('ordering');
  const read = (...positions: string[]) =>
    readAnswer(question, form(positions.map((position, index) => [`q.${'abcd'[index]}`, position])), 'q');
  expect(read('1', '1', '2', '3')).toEqual({ kind: 'wrong', reason: 'positions-repeated' });
  expect(read('1', '', '2', '3')).toEqual({ kind: 'wrong', reason: 'positions-missing' });
  expect(read('2', '4', '1', '3')).toEqual({ kind: 'answer', answer: ['c', 'a', 'd', 'b'] });
});

test('another question whose name begins the same is another question', () => {
  const fields: Fields = [
    ['q1.1', 'a'],
    ['q10.1', 'b'],
    ['q1.2', 'c'],
  ];
  expect(parseAnswer(makeQuestion('matching'), form(fields), 'q1')).toEqual({ '1': 'a', '2': 'c' });
});

const notAnswers: [QuestionType, unknown][] = [
  ['single', ['c']],
  ['single', null],
  ['single', 3],
  ['single', 'toString'],
  ['single', { id: 'c' }],
  ['scenario', ['b']],
  ['multiple', 'a'],
  ['multiple', []],
  ['multiple', ['a', 'a']],
  ['multiple', ['a', null]],
  ['multiple', [['a']]],
  ['multiple', { 0: 'a', length: 1 }],
  ['true-false', 'true'],
  ['true-false', 1],
  ['numeric', 29.6],
  ['numeric', Number.NaN],
  ['numeric', 'NaN'],
  ['numeric', '1e9'],
  ['numeric', '29,6'],
  ['numeric', '-0'],
  ['numeric', '1.50'],
  ['numeric', '01'],
  ['numeric', '1234567890123456'],
  ['numeric', ['29.6']],
  ['matching', []],
  ['matching', {}],
  ['matching', 'a'],
  ['matching', null],
  ['matching', { '1': ['b'] }],
  ['matching', { '9': 'b' }],
  ['matching', JSON.parse('{"__proto__":"b"}')],
  ['matching', { '1': 'toString' }],
  ['ordering', ['d', 'b', 'a']],
  ['ordering', ['d', 'b', 'a', 'a']],
  ['ordering', ['d', 'b', 'a', 'z']],
  ['ordering', 'dbac'],
];

test.each(notAnswers)('%s: %j is no answer', (type, value) => {
  expect(isAnswer(makeQuestion(type) as Question, value)).toBe(false);
});

test('whatever is posted, what comes out is an answer or nothing, and nothing throws', () => {
  const name = fc.constantFrom('q', 'q.1', 'q.a', 'q.b', 'q.c', 'q.d', 'q.__proto__', 'q.', 'q.constructor');
  const value = fc.oneof(
    fc.constantFrom('a', 'b', 'c', 'd', '1', '2', '3', '4', 'true', 'false', '', '__proto__', '29,6 %', 'NaN', '1e9'),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(questionWithAnswer, fc.array(fc.tuple(name, value), { maxLength: 12 }), ({ question }, fields) => {
      const answer = parseAnswer(question, form(fields), 'q');
      expect(answer === null || isAnswer(question, answer)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('whatever JSON is sent, isAnswer tells without throwing', () => {
  fc.assert(
    fc.property(questionWithAnswer, fc.jsonValue(), ({ question }, value) => {
      expect(typeof isAnswer(question, value)).toBe('boolean');
    }),
    { numRuns: 1000 },
  );
});

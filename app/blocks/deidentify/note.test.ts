import { expect, test } from 'vitest';
import { readNote, textOf, wordCount } from './note.ts';

const words = (text: string) => readNote(text).pieces.filter((_, place) => place % 2 === 1);
const problems = (text: string) => readNote(text).problems;

test('words keep what stands inside them and leave the punctuation at their ends', () => {
  expect(words('Seen (by “Ann”) at 7.9 %, on 555-0142; mail a.b@example.test.')).toEqual([
    'Seen',
    'by',
    'Ann',
    'at',
    '7.9',
    '%',
    'on',
    '555-0142',
    'mail',
    'a.b@example.test',
  ]);
  expect(words('https://x.test/u/1, visitors’ bay – 148/92 …')).toEqual([
    'https://x.test/u/1',
    'visitors',
    'bay',
    '148/92',
  ]);
});

test('the three marks become spans over whole words', () => {
  const note = readNote('[[1|Marta Quellion]], a {{67-year-old}} woman, seen by ((Dr Pruitt)) on [[3|14 March]].');
  expect(note.problems).toEqual([]);
  expect(note.spans).toEqual([
    { kind: 'identifier', type: 1, from: 0, to: 2 },
    { kind: 'trap', type: 0, from: 3, to: 4 },
    { kind: 'unscored', type: 0, from: 7, to: 9 },
    { kind: 'identifier', type: 3, from: 10, to: 12 },
  ]);
  expect(note.pieces.join('')).toBe('Marta Quellion, a 67-year-old woman, seen by Dr Pruitt on 14 March.');
  expect(note.spans.map((span) => textOf(note.pieces, span))).toEqual([
    'Marta Quellion',
    '67-year-old',
    'Dr Pruitt',
    '14 March',
  ]);
});

test('words are the same with and without marks', () => {
  const marked = readNote('Her [[18|only lighthouse, in the county]] ([[8|55-20931]]) and {{7.9 %}}.');
  const plain = readNote('Her only lighthouse, in the county (55-20931) and 7.9 %.');
  expect(marked.pieces).toEqual(plain.pieces);
});

test('a note without words is empty', () => {
  expect(wordCount(readNote(''))).toBe(0);
  expect(wordCount(readNote(' … '))).toBe(0);
});

test.each([
  ['an identifier that is not closed', 'Seen [[1|Marta today.', '“[[” is left over near “Seen [[1|Marta today.”.'],
  ['a close without an open', 'Marta]] was seen.', '“]]” is left over near “Marta]] was seen.”.'],
  ['an identifier without a type', '[[Marta]] was seen.', '“[[” is left over near “[[Marta]] was seen.”.'],
  ['a trap that is not closed', 'Aged {{67, she came.', '“{{” is left over near “Aged {{67, she came.”.'],
  ['a mark inside a mark', '[[1|Marta {{67}}]] came.', '“{{” is left over near “Marta {{67}}”.'],
  ['an unscored span that is not closed', 'By ((Dr Pruitt) today.', '“((” is left over near “By ((Dr Pruitt) today.”.'],
  ['half a word', '[[1|Mar]]ta came.', 'The mark around “Mar” cuts a word in two; put the whole word inside it.'],
  ['a mark around punctuation', 'She came [[1|…]] today.', '“…” is marked but holds no word.'],
])('%s is a problem that names its place', (_, text, message) => {
  expect(problems(text)).toContain(message);
});

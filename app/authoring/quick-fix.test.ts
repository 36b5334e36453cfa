import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quickFixObstacles } from './quick-fix.ts';

const text = `---
id: hands
---
# Wash your hands

Give 5 mg of morphine to a patient who is not allergic, and wash your hands carefuly.
See [the guidance](https://example.org/hands) on the ward’s notice board.

<Callout>Ask a colleague.</Callout>
`;
const change = (from: string, to: string) => quickFixObstacles(text, text.replace(from, to));

test('a typing error is a small correction', () => {
  expect(change('carefuly', 'carefully')).toEqual([]);
  expect(change('notice board', 'noticeboard')).toEqual([]);
  expect(change('Ask a colleague', 'Ask your colleague')).toEqual([]);
  expect(change('ward’s', 'ward')).toEqual([]);
});

test.each([
  ['5 mg', '50 mg', 'number'],
  ['5 mg', '5 g', 'unit'],
  [' not ', ' ', 'meaning'],
  ['is not allergic', 'not is allergic', 'meaning'],
  ['allergic', 'nonallergic', 'meaning'],
  ['morphine', 'morphin', 'drug'],
  ['a patient', 'amoxicillin', 'drug'],
  ['example.org/hands', 'example.org/hand', 'link'],
  ['<Callout>', '<Callout kind="warning">', 'link'],
  ['# Wash', '## Wash', 'structure'],
  ['\n\nGive', '\nGive', 'structure'],
  ['on the ward', 'that hangs beside the door of the kitchen on the ward', 'size'],
] as const)('%j as %j touches the %s', (from, to, why) => {
  expect(change(from, to)).toContain(why);
});

test('nothing changed is no correction', () => {
  expect(quickFixObstacles(text, text)).toEqual(['nothing']);
});

const plain = fc.constantFrom(
  'ward',
  'nurse',
  'patient',
  'hands',
  'gently',
  'the',
  'asks',
  'colleague',
  'kind',
  'record',
);
const sentence = fc.array(plain, { minLength: 1, maxLength: 12 });

test('whatever stands around it, a protected word that comes, goes or is replaced is found', () => {
  const guarded = fc.constantFrom(
    ['7', 'number'],
    ['twelve', 'number'],
    ['3.5', 'number'],
    ['mg', 'unit'],
    ['kg.', 'unit'],
    ['not', 'meaning'],
    ['Don’t', 'meaning'],
    ['without,', 'meaning'],
    ['insulin', 'drug'],
    ['(bisoprolol)', 'drug'],
    ['https://x.org', 'link'],
  );
  fc.assert(
    fc.property(sentence, sentence, guarded, plain, (head, tail, [word = '', why], other) => {
      const bare = [...head, ...tail].join(' ');
      const guardedText = [...head, word, ...tail].join(' ');
      const replaced = [...head, other, ...tail].join(' ');
      expect(quickFixObstacles(bare, guardedText)).toContain(why);
      expect(quickFixObstacles(guardedText, bare)).toContain(why);
      expect(quickFixObstacles(guardedText, replaced)).toContain(why);
    }),
    { numRuns: 100 },
  );
});

test('a doubled or dropped letter in a plain word is let through, one change after the other is not', () => {
  fc.assert(
    fc.property(sentence, fc.nat(), (list, seed) => {
      const words: string[] = [...list];
      const at = seed % words.length;
      const word = words[at] ?? '';
      words[at] = word.slice(0, 2) + word.slice(1);
      expect(quickFixObstacles(list.join(' '), words.join(' '))).toEqual([]);
      const long = list.join(' ').repeat(8).slice(0, 41);
      if (long.length > 40) expect(quickFixObstacles('ward', `ward ${long}`)).toContain('size');
    }),
    { numRuns: 100 },
  );
});

import { expect, test } from 'vitest';
import { readAiken } from './aiken.ts';
import { messages } from './messages.ts';

const read = (text: string) => readAiken(text, { idPrefix: 'x', outcome: 'LO-01', tracks: ['foundation'] });

test('reads questions with either sign after the letter', () => {
  const { imported, refused } = read(
    'Which organ makes bile?\nA. Liver\nB. Spleen\nANSWER: A\n\nA second\nline of text\nA) One\nB) Two\nC) 1 < 2\nANSWER: C\n',
  );
  expect(refused).toEqual([]);
  expect(imported.map(({ line, question }) => [line, question])).toMatchObject([
    [
      1,
      {
        id: 'x-1',
        type: 'single',
        stem: 'Which organ makes bile?',
        options: [
          { id: 'a', text: 'Liver' },
          { id: 'b', text: 'Spleen' },
        ],
        key: 'a',
        feedback: { general: messages.missingFeedback },
      },
    ],
    [6, { id: 'x-2', stem: 'A second line of text', key: 'c' }],
  ]);
  expect(imported[0]?.notes).toEqual([messages.notes.feedback]);
});

const refusals: [what: string, text: string, line: number, reason: RegExp][] = [
  ['no answer line', 'Q?\nA. x\nB. y\n', 1, /ANSWER: is missing/],
  ['an answer line with two letters', 'Q?\nA. x\nB. y\nANSWER: AB', 1, /ANSWER: is missing/],
  ['an answer that is not there', 'Q?\nA. x\nB. y\nANSWER: D', 1, /names D/],
  ['a letter twice', 'Q?\nA. x\nA. y\nANSWER: A', 3, /two options A/],
  ['one option', 'Q?\nA. x\nANSWER: A', 1, /only one option/],
  ['no text', 'ANSWER: A', 1, /names A/],
  ['words alone', 'Just words.', 1, /without a question/],
  ['an option without words', 'Q?\nA.\nB. y\nANSWER: B', 1, /An option is blank/],
];

test.each(refusals)('refuses %s', (_what, text, line, reason) => {
  const { imported, refused } = read(text);
  expect(imported).toEqual([]);
  expect(refused).toEqual([{ line, reason: expect.stringMatching(reason) }]);
});

test('a question that has lost its last line costs only itself', () => {
  const { imported, refused } = read('One?\nA. x\nB. y\nTwo?\nA. x\nB. y\nANSWER: B\n');
  expect(refused.map(({ line }) => line)).toEqual([1]);
  expect(imported.map(({ line }) => line)).toEqual([4]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Option, Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { decimal } from '#tests/factories/questions.ts';
import { readGift } from './gift.ts';
import { readMoodleXml } from './moodle-xml.ts';
import { writeGift } from './write-gift.ts';
import { writeMoodleXml } from './write-moodle-xml.ts';

/** Words and the signs that mean something in one format or the other. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'ward',
        'Übung',
        '~',
        '=',
        '#',
        '####',
        '{',
        '}',
        ':',
        '::',
        '\\',
        '\\n',
        '//',
        '%50%',
        '[html]',
        '[plain]',
      ),
      fc.constantFrom(
        '<b>',
        '</text>',
        '&amp;',
        ']]>',
        '"',
        '1 < 2',
        '_____',
        'A.',
        '$CATEGORY:',
        'x\ny',
        'a\n\nb',
        'T',
        '*',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }).filter((text) => !/\p{C}|->/u.test(text)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(' ').trim())
  .filter((text) => text !== '');

const several = (min: number, max: number) => fc.uniqueArray(words, { minLength: min, maxLength: max });
const lettered = (texts: string[], from = 97): Option[] =>
  texts.map((text, index) => ({ id: String.fromCharCode(from + index), text }));
const base = { id: 'x-1', tracks: ['full'], outcome: 'LO-01' };
const why = fc.record({ general: words });
const options = several(2, 6).chain((texts) =>
  fc.record({
    options: fc.constant(lettered(texts)),
    feedback: fc.record({ general: words, a: words }, { requiredKeys: ['general'] }),
  }),
);
const single = options.chain((rest) =>
  fc.nat(rest.options.length - 1).map((right) => ({ ...base, type: 'single', ...rest, key: rest.options[right]?.id })),
);
const multiple = options.chain((rest) =>
  fc
    .subarray(
      rest.options.map(({ id }) => id),
      { minLength: 1, maxLength: rest.options.length - 1 },
    )
    .map((key) => ({ ...base, type: 'multiple', ...rest, key })),
);
const trueFalse = fc
  .record({ key: fc.boolean(), feedback: fc.record({ true: words, false: words }) })
  .map((rest) => ({ ...base, type: 'true-false', ...rest }));
const numeric = fc
  .record({ key: decimal, tolerance: decimal.map((text) => text.replace('-', '')), feedback: why })
  .map((rest) => ({ ...base, type: 'numeric', ...rest }));
const matching = fc
  .record({ left: several(2, 5), right: several(2, 5), feedback: why })
  .map(({ left, right, feedback }) => ({
    ...base,
    type: 'matching',
    left: left.map((text, index) => ({ id: String(index + 1), text })),
    right: lettered(right),
    // In the order of first use, spare ones last: a file has no other.
    key: Object.fromEntries(
      left.map((_, index) => [String(index + 1), String.fromCharCode(97 + (index % right.length))]),
    ),
    feedback,
  }));
const ordering = fc.record({ texts: several(3, 6), feedback: why }).map(({ texts, feedback }) => {
  const sorted = [...texts].sort();
  const written = sorted.join() === texts.join() ? sorted.reverse() : sorted;
  const letters = lettered(written);
  return {
    ...base,
    type: 'ordering',
    options: letters,
    key: texts.map((text) => letters.find((option) => option.text === text)?.id),
    feedback,
  };
});

const both = [single, multiple, trueFalse, numeric, matching];
const stemmed = (...types: fc.Arbitrary<object>[]) =>
  fc.tuple(fc.oneof(...types), words).map(([rest, stem]) => questionSchema.parse({ ...rest, stem }));
const settings = { idPrefix: 'x', outcome: 'LO-01', tracks: ['full' as const] };

function expectSame(question: Question, read: typeof readGift, text: string): void {
  const { imported, refused } = read(text, settings);
  expect(refused).toEqual([]);
  expect(imported).toEqual([{ question, line: expect.any(Number), name: 'x-1', notes: [] }]);
}

test('what is written as GIFT reads back as it was', () => {
  fc.assert(
    fc.property(stemmed(...both), (question) => {
      const { text, left } = writeGift([question]);
      expect(left).toEqual([]);
      expectSame(question, readGift, text);
    }),
    { numRuns: 300 },
  );
});

test('what is written as Moodle XML reads back as it was', () => {
  fc.assert(
    fc.property(stemmed(...both, ordering), fc.integer({ min: 1, max: 10_000 }), (question, points) => {
      const { text, left } = writeMoodleXml([{ ...question, points }]);
      expect(left).toEqual([]);
      expectSame({ ...question, points }, readMoodleXml, text);
    }),
    { numRuns: 300 },
  );
});

test('what a format cannot say is left out by name', () => {
  const parse = (entry: object) => questionSchema.parse({ ...base, stem: 'Q', ...entry });
  const options = lettered(['a', 'b', 'c']);
  const feedback = { general: 'Why.' };
  const rows = { left: options.slice(0, 2), right: options, key: { a: 'a', b: 'b' } };
  const questions = [
    parse({ type: 'ordering', options, key: ['c', 'a', 'b'], feedback }),
    parse({ type: 'numeric', key: '1', tolerance: '0', unit: 'mg', feedback }),
    parse({ type: 'single', options, key: 'a', fixedOrder: true, feedback }),
    parse({ type: 'single', options, key: 'a', points: 50, feedback }),
    parse({ type: 'matching', ...rows, feedback: { ...feedback, a: 'Row.' } }),
    parse({ type: 'scenario', scenario: 'At night.', options, key: 'a', feedback }),
  ];
  expect(writeGift(questions).left).toHaveLength(5);
  expect(writeMoodleXml(questions).left).toHaveLength(1);
  expect(readGift(writeGift(questions).text, settings).imported[0]?.question).toMatchObject({
    type: 'single',
    stem: 'At night.\n\nQ',
  });
});

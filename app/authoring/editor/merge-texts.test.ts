import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTexts } from './merge-texts.ts';

const base = 'one\ntwo\nthree\nfour\nfive';

test('changes of different lines fit together, those of one line do not', () => {
  expect(mergeTexts(base, base.replace('one', 'ONE'), base.replace('four', 'FOUR\nmore'))).toBe(
    'ONE\ntwo\nthree\nFOUR\nmore\nfive',
  );
  expect(mergeTexts(base, base.replace('two', 'mine'), base.replace('two', 'theirs'))).toBeNull();
  expect(mergeTexts(base, base.replace('two', 'same'), base.replace('two', 'same'))).toBe(base.replace('two', 'same'));
});

test('a text that nobody else has changed is one’s own, and order does not matter', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, text, (before, mine, theirs) => {
      expect(mergeTexts(before, mine, before)).toBe(mine);
      expect(mergeTexts(before, mine, theirs)).toBe(mergeTexts(before, theirs, mine));
    }),
    { numRuns: 200 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessonText } from './lesson-text.ts';
import { type DiffPart, diffLines, diffWords } from './word-diff.ts';

const marked = (parts: DiffPart[]) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('');

test('words that came and went are marked, and the rest stays', () => {
  expect(marked(diffWords('Ask the ward clerk first.', 'Ask the charge nurse first.'))).toBe(
    'Ask the [-ward clerk-]{+charge nurse+} first.',
  );
  expect(marked(diffWords('2 mg', '20 mg'))).toBe('[-2-]{+20+} mg');
});

test('lines that were changed are compared by words, others come, go or stay whole', () => {
  const before = ['Title', 'Read the note.', 'Sign it.', 'Old.'];
  const after = ['Title', 'Read the whole note.', 'Sign it.', 'New one.', 'And more.'];
  expect(diffLines(before, after).map(marked)).toEqual([
    'Title',
    'Read the {+whole +}note.',
    'Sign it.',
    '[-Old-]{+New one+}.',
    '{+And more.+}',
  ]);
  expect(diffLines(['Gone.', 'Stays.'], ['Stays.']).map(marked)).toEqual(['[-Gone.-]', 'Stays.']);
});

const line = fc.array(fc.constantFrom('ask', 'the', 'nurse', 'dose', '2', 'mg', '.'), { minLength: 1, maxLength: 8 });
const text = fc.array(
  line.map((words) => words.join(' ')),
  { maxLength: 12 },
);

test('without what was added it is the old text, without what was removed the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const without = (kind: DiffPart['kind']) =>
        lines
          .map((parts) => parts.filter((part) => part.kind !== kind))
          .filter((parts) => parts.length > 0)
          .map((parts) => parts.map((part) => part.text).join(''));
      expect(without('added')).toEqual(before);
      expect(without('removed')).toEqual(after);
    }),
  );
});

test('a text in which everything is different is shown as one in place of the other', () => {
  const words = (prefix: string) => Array.from({ length: 3000 }, (_, n) => `${prefix}${n}`).join(' ');
  const parts = diffWords(words('a'), words('b'));
  expect(parts.map((part) => part.kind)).toEqual(['removed', 'added']);
});

test('a lesson reads line by line, without its markup', () => {
  const html =
    '<h2 id="x">One &#x26; two</h2><p>Read <strong>this</strong>\n first.</p><ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ul><table><tr><th>Head</th><td>Cell</td></tr></table>';
  expect(lessonText([{ kind: 'html', html }])).toEqual([
    'One & two',
    'Read this first.',
    'a',
    'b',
    'c',
    'Head',
    'Cell',
  ]);
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TextChanges } from './text-changes.tsx';

type Kind = 'same' | 'added' | 'removed';
const words = {
  added: 'Added',
  removed: 'Removed',
  unchanged: (n: number) => `${n} lines as they were`,
  whole: { added: 'All of this is new:', removed: 'All of this was taken out:' },
};
const drawn = (...lines: [Kind, string][]) =>
  renderToStaticMarkup(<TextChanges lines={lines.map(([kind, text]) => [{ kind, text }])} words={words} />);

test('a text that is new as a whole is said to be and has no marks', () => {
  expect(drawn(['added', 'Wash both hands.'], ['added', ''], ['added', 'Dry them.'])).toBe(
    '<div class="changes"><p class="muted">All of this is new:</p><p class="changes__line">Wash both hands.</p><p class="changes__line">Dry them.</p></div>',
  );
  expect(drawn(['removed', 'Wash both hands.'])).toContain('All of this was taken out:');
});

test('what changed in a text is marked and said', () => {
  const markup = drawn(['same', 'Wash both hands.'], ['added', 'Dry them.']);
  expect(markup).toContain('<ins class="changes__added"><span class="visually-hidden">Added: </span>Dry them.</ins>');
  expect(markup).not.toContain('All of this');
});

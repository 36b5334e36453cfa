import { expect, test } from 'vitest';
import { wrapText } from './wrap-text.ts';

const wrap = (text: string, width: number) => wrapText(text, width, (piece) => [...piece].length);

test('lines are filled as far as they go', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(wrap('one two three four', 100)).toEqual(['one two three four']);
  expect(wrap('', 9)).toEqual([]);
});

test('a line may end after a hyphen', () => {
  expect(wrap('Rodríguez-Villanueva', 12)).toEqual(['Rodríguez-', 'Villanueva']);
});

test('ideographs need no spaces, and no line begins with their punctuation', () => {
  expect(wrap('在医院工作。王', 5)).toEqual(['在医院工', '作。王']);
  expect(wrap('AI在医院', 3)).toEqual(['AI在', '医院']);
});

test('a word that fits no line is cut between characters', () => {
  expect(wrap('Donaudampfschiff', 6)).toEqual(['Donaud', 'ampfsc', 'hiff']);
  expect(wrap('a e\u0301e\u0301e\u0301', 4)).toEqual(['a', 'e\u0301e\u0301', 'e\u0301']);
});

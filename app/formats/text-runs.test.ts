import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Coverage, cleanText, isolate, listUncovered, splitRuns } from './text-runs.ts';

/** A house face for plain Latin, a second for all Latin and digits, one each for Hebrew and Arabic. */
const patterns: Record<string, RegExp> = {
  house: /^[\x20-\x7E]$/,
  wide: /^[\p{Script=Latin}\p{P}\p{S}\d \uFFFD]\p{M}*$/u,
  hebrew: /^[\p{Script=Hebrew} ]\p{M}*$/u,
  arabic: /^[\p{Script=Arabic}\u0660-\u0669 ][\p{M}\u200C\u200D]*$/u,
};
const coverage: Coverage = {
  families: Object.keys(patterns),
  fileFor: (family, cluster) => (patterns[family]?.test(cluster) ? family : null),
};
const runs = (text: string, base: 'ltr' | 'rtl' | 'auto' = 'ltr') =>
  splitRuns(text, coverage, base).map(({ file, text, rtl }) => `${file}:${text}${rtl ? ' <' : ''}`);

test('runs come in visual order, each in one file and one direction', () => {
  expect(runs('Ada Lovelace')).toEqual(['house:Ada Lovelace']);
  expect(runs('עדי לוי')).toEqual(['hebrew:עדי לוי <']);
  expect(runs('עדי Levi', 'auto')).toEqual(['house:Levi', 'hebrew:עדי  <']);
  expect(runs('עדי Levi', 'ltr')).toEqual(['hebrew:עדי <', 'hebrew: ', 'house:Levi']);
  expect(runs('Dr עדי לוי here')).toEqual(['house:Dr ', 'hebrew:עדי לוי <', 'hebrew: ', 'house:here']);
});

test('numbers within a right-to-left name keep their own direction', () => {
  expect(runs('علي 12 منصور', 'rtl')).toEqual(['arabic: منصور <', 'house:12', 'arabic:علي  <']);
  expect(runs('علي ٢٣', 'rtl')).toEqual(['arabic:٢٣', 'arabic:علي  <']);
});

test('brackets are mirrored where the text runs right to left', () => {
  expect(runs('(עדי)', 'rtl')).toEqual(['house:( <', 'hebrew:עדי <', 'house:) <']);
  expect(runs('(עדי)', 'ltr')).toEqual(['house:(', 'hebrew:עדי <', 'house:)']);
  expect(runs('עדי -(', 'rtl')).toEqual(['house:-) <', 'hebrew:עדי  <']);
});

test('an isolated name does not move the words around it', () => {
  expect(runs(`Issued to ${isolate('עדי')} 12`)).toEqual(['house:Issued to ', 'hebrew:עדי <', 'hebrew: ', 'house:12']);
  expect(runs('Issued to עדי 12')).toEqual(['house:Issued to 12', 'hebrew:עדי  <']);
});

test('a name keeps to one family as soon as one letter needs it', () => {
  expect(runs('Lukasz')).toEqual(['house:Lukasz']);
  expect(runs('Łukasz Ż. 3')).toEqual(['wide:Łukasz Ż. 3']);
});

test('an opening bracket goes with the word after it', () => {
  expect(runs('עדי (Ada)')).toEqual(['hebrew:עדי <', 'hebrew: ', 'house:(Ada)']);
});

test('accents are composed, and stay with their letter where no composed form exists', () => {
  expect(runs('Z\u0307urawski')).toEqual(['wide:Żurawski']);
  expect(runs('Em\u0302')).toEqual(['wide:Em\u0302']);
});

test('a shadda is drawn under its vowel however the two were typed', () => {
  for (const typed of ['م\u064E\u0651', 'م\u0651\u064E']) expect(runs(typed)).toEqual(['arabic:م\u0651\u064E <']);
});

test('controls and overrides of direction are gone, joiners are not', () => {
  expect(cleanText(' A\u202Eda\u0000\n Lo\u200Bve\u2066lace\u2069\t')).toBe('Ada Love\u2066lace\u2069');
  expect(runs('علي\u200Cرضا')).toEqual(['arabic:علي\u200Cرضا <']);
  expect(runs('A\uD800b')).toEqual(['house:A', 'wide:\uFFFD', 'house:b']);
});

test('what no file draws is named once and stands as a replacement character', () => {
  expect(listUncovered('김 Ada 김민', coverage)).toEqual(['김', '민']);
  expect(runs('Ada 김')).toEqual(['house:Ada ', 'wide:\uFFFD']);
  expect(listUncovered('Ada עדי', coverage)).toEqual([]);
});

test('no character is lost or made up, whatever the mixture', () => {
  const word = fc.constantFrom('Ada', 'Łu', 'עדי', 'לוי', 'علي', '12', '٢', '۳', '(x)', '-', 'é', '김');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom('ltr', 'rtl', 'auto'), (words, base) => {
      const sorted = (text: string) => [...text].sort().join('');
      const drawn = splitRuns(words.join(' '), coverage, base as 'ltr').map(({ text }) => text);
      const expected = cleanText(words.join(' ')).replaceAll('김', '\uFFFD');
      const unmirrored = (text: string) => text.replaceAll(/[()]/g, '|');
      expect(sorted(unmirrored(drawn.join('')))).toBe(sorted(unmirrored(expected)));
    }),
  );
});

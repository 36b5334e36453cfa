import { expect, test } from 'vitest';
import { languageHint } from './language-hint.ts';

test('a language is named only where the script tells it', () => {
  const cases: [string, string | null][] = [
    ['Αθηνά Παπαδοπούλου', 'el'],
    ['עדי לוי', 'he'],
    ['ليلى منصور', 'ar'],
    ['王小明', 'zh'],
    ['प्रिया शर्मा', 'hi'],
    ['עדי Levi', null],
    ['Олена Шевченко', null],
    ['Łukasz', null],
    ['12', null],
  ];
  for (const [text, language] of cases) expect([text, languageHint(text)]).toEqual([text, language]);
});

/** Letters that Unicode does not decompose, so that "Lukasz" finds "Łukasz" and "Soren" finds "Søren". */
const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ς: 'σ',
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs. Vowels of Indic scripts are letters and stay. */
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
/** Apostrophes (O'Neill) and invisible direction marks carry no order. */
const silent = /['’ʼ`´\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export const longestName = 200;

/** The name as it is stored: composed, single spaces, no control characters. Null where nothing printable is left. */
export function cleanName(name: string): string | null {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const printable = /[\p{L}\p{N}]/u.test(clean);
  return printable && [...clean].length <= longestName ? clean : null;
}

/**
 * What lists order by, compared by code point: the name as it is written, folded to plain lower-case letters. Names are
 * one field, so no part is taken for a family name.
 */
export function sortName(name: string, locale: string): string {
  return fold(name, locale);
}

/** What search compares: folded, locale-free, so that whoever types "ilkay" or "ILKAY" finds "İlkay". */
export function searchName(name: string): string {
  return fold(name, 'en')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** The different words of a search name. */
export const wordsOf = (searchName: string): string[] =>
  [...new Set(searchName.split(' '))].filter((word) => word !== '');

function fold(name: string, locale: string): string {
  return lowerCase(name.normalize('NFKC'), locale)
    .normalize('NFKD')
    .replace(marks, '')
    .replace(plainLetter, (letter) => plainLetters[letter] ?? letter)
    .replace(silent, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A locale that nobody knows must not stop a name from being stored. */
function lowerCase(text: string, locale: string): string {
  try {
    return text.toLocaleLowerCase(locale);
  } catch {
    return text.toLowerCase();
  }
}

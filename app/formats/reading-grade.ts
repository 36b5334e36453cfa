/** How hard a text is to read, and which of its sentences are hardest. */
export interface Reading {
  /** American school grade; 8 is read with ease at the age of 14. 0 for a text without words. */
  grade: number;
  words: number;
  /** Hardest first, of those with at least `shortest` words. */
  hardest: string[];
}

/** Below this many words a sentence's own grade says little. */
const shortest = 10;

/**
 * Flesch–Kincaid grade level of English prose: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid JP,
 * Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas. Research Branch Report 8-75, US Navy, 1975).
 * Lines stand for paragraphs. Sentences end at `.`, `!`, `?` and at a colon, which Flesch counts as an end too.
 *
 * SMOG, which health services like to use, aims at full understanding and gives grades one to two higher on the same text
 * (Badarudeen & Sabharwal, Clin Orthop Relat Res 2010;468:2572). Neither sees short jargon, so terms have a rule of their own.
 */
export function readingGrade(text: string): Reading {
  const sentences = sentencesOf(text).map(measure);
  const counted = sentences.filter(({ words }) => words > 0);
  const words = sum(counted.map((each) => each.words));
  const syllables = sum(counted.map((each) => each.syllables));
  const hardest = counted
    .filter((each) => each.words >= shortest)
    .sort((a, b) => gradeOf(1, b.words, b.syllables) - gradeOf(1, a.words, a.syllables))
    .map((each) => each.sentence);
  return { grade: words === 0 ? 0 : gradeOf(counted.length, words, syllables), words, hardest };
}

function gradeOf(sentences: number, words: number, syllables: number): number {
  return (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59;
}

function measure(sentence: string): { sentence: string; words: number; syllables: number } {
  const words = sentence.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  return { sentence, words: words.length, syllables: sum(words.map(syllablesOf)) };
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

/** A stop after one of these does not end a sentence. */
const shortForms = /(?:^|[\s(“‘"])(?:e\.g|i\.e|etc|cf|vs|Dr|Mr|Mrs|Ms|Prof|St|No|Nos|Art|Fig|Reg|Fed|approx|[A-Z])\.$/;
const longestShortForm = 8;

/** The sentences of a text, each trimmed, without those that hold no letter. Line ends divide too. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split(/\n+/)) {
    let start = 0;
    for (const { index, 0: mark } of line.matchAll(/[.!?:]+["”’)\]]*(?=\s|$)/g)) {
      const end = index + mark.length;
      if (mark.startsWith('.') && shortForms.test(line.slice(Math.max(start, index - longestShortForm), index + 1)))
        continue;
      sentences.push(line.slice(start, end));
      start = end;
    }
    sentences.push(line.slice(start));
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /\p{L}/u.test(sentence));
}

/** Endings that are written and not spoken: ask-ed, nam-es, nurs-e; and the e inside safe-ly and some-one. */
const unspoken =
  /(?<![dtaeiouy]|[^aeiouyl]l)ed$|(?<=[aeiouy]l|[^aeiouylcgsxz])(?<!sh|ch)es$|(?<=[aeiouy]l|[^aeiouyl])e$|(?<=[^l])e(?=(?:ly|ful|less|ment|ness|ty)$)|(?<=^som)e(?=.)|(?<=^ev)e(?=ry|ning)/g;

/** Neighbours that are two syllables though they are one group of vowels: di-et, ra-di-o, be-ing, us-u-al. */
const apart =
  /(?<![tc])ia(?!ge)|[ct]ia(?=te)|(?<![cgstxl])io|iu|(?:g|n|d|th)eo|(?<![gq])ua[lt]|iet|(?<![tcfh]|fr)ien|(?<!con)scien|ier(?=s?$)|[aeiouy]ing|[aeiou]ye(?!d)|crea|idea|area|betes$|yone/g;

/** Syllables of an English word by its groups of vowels, corrected where English often differs; a hyphen divides it. */
export function syllablesOf(word: string): number {
  return sum(word.split('-').filter(Boolean).map(syllablesOfPart));
}

function syllablesOfPart(word: string): number {
  const letters = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’']s$/, '')
    .replace(/[^a-z]/g, '');
  if (letters.length <= 3) return /^(?:[aeiou][^aeiou][aeiouy]|[aeiou]do|dr[aeo]y)$/.test(letters) ? 2 : 1;
  const groups = letters.replace(unspoken, '').match(/(?<!^)[aeiouy]+|^[aeiou][aeiouy]*/g)?.length ?? 0;
  return Math.max(1, groups + (letters.match(apart)?.length ?? 0));
}

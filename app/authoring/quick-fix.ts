import { diffArrays, diffChars } from 'diff';
import { opposites, prefixes, units, words } from './quick-fix-words.ts';

/** Why a change is more than a small correction: its size, or what it touches. */
export type FixObstacle = 'nothing' | 'size' | 'number' | 'unit' | 'meaning' | 'drug' | 'link' | 'structure';

/** Letters that come or go, a replaced one counted once. */
export const mostChanged = 40;

/**
 * What speaks against one person changing a lesson's text alone; empty for a small correction. It says no rather too often: what
 * is refused here can still be published after a review.
 */
export function quickFixObstacles(before: string, after: string): FixObstacle[] {
  if (before === after) return ['nothing'];
  const obstacles: FixObstacle[] = [];
  const refuse = (why: FixObstacle, isSo: boolean) => void (isSo && obstacles.push(why));
  refuse('size', changedLetters(before, after) > mostChanged);
  refuse('structure', listOf(before, structure) !== listOf(after, structure));
  refuse('link', listOf(before, links) !== listOf(after, links));
  const { removed, added } = changedWords(before, after);
  const touches = (test: (word: string) => boolean) => [...removed, ...added].some(test);
  refuse(
    'number',
    touches((word) => /\d/.test(word) || words.numbers.has(word)),
  );
  refuse(
    'unit',
    touches((word) => units.has(word) || /[%°µμ]/.test(word)),
  );
  // A word that moved may have carried a “not” past another one.
  refuse('meaning', touches(turnsMeaning) || removed.some((one) => added.some((other) => turned(one, other))));
  refuse(
    'drug',
    touches((word) => words.drugs.has(word) || words.drugStems.test(word)),
  );
  return obstacles;
}

function changedLetters(before: string, after: string): number {
  const parts = diffChars(before, after, { maxEditLength: 2 * mostChanged });
  if (!parts) return Number.POSITIVE_INFINITY;
  const count = (of: 'added' | 'removed') => parts.reduce((sum, part) => sum + (part[of] ? part.value.length : 0), 0);
  return Math.max(count('added'), count('removed'));
}

/** What a line begins as: heading, list, quotation, table, code. */
const structure = /^[ \t]*(#{1,6} |[-*+] |\d+[.)] |>|\||```|-{3,}|:{2,})|\n(?=\n)/gm;
/** Addresses, components with all that stands in them, code, expressions. */
const links = /\]\([^)]*\)|\[[^\]]*\]:|https?:\S+|www\.\S+|<[^>]*>|\{[^}]*\}|`[^`]*`/g;

const listOf = (text: string, pattern: RegExp): string => JSON.stringify(text.match(pattern) ?? []);

/** Words that came and went, bare of what stands around them; a word that moved did both. */
function changedWords(before: string, after: string): { removed: string[]; added: string[] } {
  const parts = diffArrays(wordsOf(before), wordsOf(after));
  const of = (which: 'added' | 'removed') => parts.flatMap((part) => (part[which] ? part.value : []));
  return { removed: of('removed'), added: of('added') };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s/–—-]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}%°µμ]+|[^\p{L}\p{N}%°µμ]+$/gu, ''))
    .filter(Boolean);
}

const turnsMeaning = (word: string): boolean => words.turning.has(word) || word.endsWith("n't");

/** The same word in another place, “safe” and “unsafe”, “harmful” and “harmless”, “hypo…” and “hyper…”. */
function turned(one: string, other: string): boolean {
  return one === other || isOpposite(one, other) || isOpposite(other, one);
}

function isOpposite(one: string, other: string): boolean {
  return (
    prefixes.some((prefix) => other === prefix + one) ||
    opposites.some(([from, to]) => one.includes(from) && one.replace(from, to) === other)
  );
}

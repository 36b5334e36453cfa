import { attributesOf, type MdNode, type ParsedLesson, parseLesson, textOf } from '#app/curriculum/parse-lesson.ts';
import { editDistance } from './edit-distance.ts';
import { areOpposites, classOf, reachesOn, type WordClass } from './word-classes.ts';

export type QuickFixObstacle = 'unreadable' | 'length' | 'head' | 'structure' | 'block' | 'link' | WordClass;

/** Characters that may go or come, taken together. */
export const quickFixCharacters = 40;

/**
 * Why a change of a lesson's text may not go live without a second person, empty when it may: a slip of the pen in running
 * text and nothing else. Questions, checks and their keys stand in attributes or in another file, so they are never running
 * text. What is in doubt is an obstacle: the change then takes the way of every other one. The same in both directions.
 */
export function quickFixObstacles(before: string, after: string): QuickFixObstacle[] {
  if (before === after) return [];
  const [old, now] = [parseLesson('', before), parseLesson('', after)];
  if (!old || !now) return ['unreadable'];
  const differ = (part: (lesson: ParsedLesson) => unknown) => JSON.stringify(part(old)) !== JSON.stringify(part(now));
  const [oldWords, newWords] = [wordsOf(old), wordsOf(now)];
  const touches = (kind: WordClass) => telling(oldWords, kind) !== telling(newWords, kind);
  const block = differ(({ tree }) => list(tree, blockOf));
  const link = differ(({ tree }) => list(tree, linkOf));
  const isMoved = signsOf(before) !== signsOf(after) || differ(({ tree }) => shape(tree));
  const isOther = !block && !link && frame(old.tree) !== frame(now.tree);
  const obstacles: [QuickFixObstacle, boolean][] = [
    ['length', editDistance(before, after, quickFixCharacters) === null],
    ['head', differ(({ head }) => head)],
    ['structure', isMoved || isOther],
    ['block', block],
    ['link', link],
    ['number', touches('number')],
    ['unit', touches('unit')],
    ['negation', touches('negation') || turnsWord(oldWords, newWords)],
    ['medicine', touches('medicine')],
  ];
  return obstacles.filter(([, stands]) => stands).map(([obstacle]) => obstacle);
}

/** All words of the running text; a number keeps its signs, and a line ends with a mark of its own. */
function wordsOf({ tree }: ParsedLesson): string[] {
  const lines = list(tree, (node) =>
    node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' ? textOf(node) : null,
  );
  return lines.flatMap((line) => [
    ...(line.match(/[\p{L}\p{N}%‰<>≤≥=±+~√×÷°$£€][\p{L}\p{N}\p{M}’'.,/:%°-]*/gu) ?? []).map(bare),
    '¶',
  ]);
}

const bare = (word: string) => word.replace(/[.,:/'’-]+$/u, '');

/** The words of a class in their order, each with the next where that belongs to it. */
function telling(words: string[], kind: WordClass): string {
  return words
    .flatMap((word, index) => {
      if (classOf(word) !== kind) return [];
      return [reachesOn(word) ? `${word} ${words[index + 1]}` : word];
    })
    .join('|')
    .toLowerCase();
}

/** Whether a word became its opposite. */
function turnsWord(before: string[], after: string[]): boolean {
  const [gone, come] = [without(before, after), without(after, before)];
  return gone.some((one) => come.some((other) => areOpposites(one, other)));
}

function without(words: string[], others: string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** The signs of Markdown and MDX, also where they stand for themselves. */
const signsOf = (text: string) => text.replace(/[^[\]<>{}|\\`*_#~]/g, '');

/** Kinds of nodes as they lie in one another, without their words. */
function shape({ type, depth, ordered, name, children }: MdNode): unknown {
  return [type, depth, ordered, name, (children ?? []).map(shape)];
}

/** Everything but the words of running text: what else differs is no quick fix, whatever it is called. */
function frame(tree: MdNode): string {
  return JSON.stringify(tree, (key, value) => {
    if (key === 'position' || key === 'data') return undefined;
    return value?.type === 'text' ? 'text' : value;
  });
}

function list<T>(node: MdNode, pick: (node: MdNode) => T | null): T[] {
  const own = pick(node);
  return [...(own === null ? [] : [own]), ...(node.children ?? []).flatMap((child) => list(child, pick))];
}

/** What a block was given, and code: prompts are copied as they stand. */
function blockOf(node: MdNode): unknown {
  if (node.type === 'code' || node.type === 'inlineCode') return node.value;
  return node.attributes ? [node.name, attributesOf(node).values] : null;
}

function linkOf(node: MdNode): unknown {
  const leads = ['link', 'linkReference', 'definition', 'image'].includes(node.type);
  return leads ? [node.url, node.title, textOf(node)] : null;
}

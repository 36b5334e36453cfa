import { attributesOf, type MdNode, type ParsedLesson } from '#app/curriculum/parse-lesson.ts';
import type { Place } from '#app/curriculum/problem.ts';
import { onceFor } from './once-for.ts';

/** A paragraph, heading or item of a list, as a reader meets it. */
export interface Passage {
  kind: 'paragraph' | 'heading' | 'item';
  text: string;
  node: MdNode;
  /** Names of the blocks around it, outermost first. */
  blocks: string[];
  /** Sources that it cites; for the text of a `Stat` that of the number. */
  cited: Citation[];
  /** Where the character of that index stands in the file. */
  at: (index: number) => Place;
}

export interface Citation {
  id: string;
  /** How much of the text stands before it. */
  index: number;
}

/** The passages of a lesson in reading order. Tables, code and the attributes of blocks hold no prose. */
export const passagesOf = onceFor(({ tree, text }: ParsedLesson): readonly Passage[] => {
  const passages: Passage[] = [];
  const visit = (node: MdNode, blocks: string[], stat: Citation[]): void => {
    if (node.type === 'table' || node.type === 'code') return;
    const kind = kindOf(node);
    if (kind) {
      passages.push(passageOf(kind, node, blocks, stat, text));
      return;
    }
    const isBlock = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
    const inside = isBlock && node.name ? [...blocks, node.name] : blocks;
    const source = node.name === 'Stat' ? attributesOf(node).values.source : undefined;
    const around = typeof source === 'string' ? [...stat, { id: source, index: 0 }] : stat;
    for (const child of phrasesTogether(node)) visit(child, inside, around);
  };
  visit(tree, [], []);
  return passages;
});

/** The lesson's running text: one passage on a line, without headings, as reading grades are measured. */
export function runningText(passages: readonly Passage[]): string {
  return passages
    .filter(({ kind, blocks }) => kind !== 'heading' && !blocks.includes('Prompt'))
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .join('\n');
}

function kindOf({ type, children = [] }: MdNode): Passage['kind'] | null {
  if (type === 'paragraph') return 'paragraph';
  if (type === 'heading') return 'heading';
  return type === 'listItem' && children.length > 0 && children.every((child) => child.type === 'paragraph')
    ? 'item'
    : null;
}

const phrasing = new Set(['text', 'emphasis', 'strong', 'inlineCode', 'link', 'break', 'delete', 'mdxJsxTextElement']);

/** `<Stat …>text</Stat>` on one line holds bare text; it reads as the paragraph that it would be on lines of its own. */
function phrasesTogether(node: MdNode): MdNode[] {
  const children = node.children ?? [];
  const isFlow = node.type.startsWith('mdxJsx') && children.some((child) => phrasing.has(child.type));
  return isFlow ? [{ type: 'paragraph', children, position: children[0]?.position }] : children;
}

function passageOf(kind: Passage['kind'], node: MdNode, blocks: string[], stat: Citation[], source: string): Passage {
  const pieces: { from: number; value: string; node: MdNode }[] = [];
  const cited = [...stat];
  let text = '';
  const read = (part: MdNode): void => {
    if (part.name === 'Cite') {
      const { id } = attributesOf(part).values;
      if (typeof id === 'string') cited.push({ id, index: text.length });
      return;
    }
    if (part.type === 'break') text += '\n';
    const value = part.type === 'text' || part.type === 'inlineCode' ? (part.value ?? '') : '';
    if (value) pieces.push({ from: text.length, value, node: part });
    // A line that the author's editor broke goes on; one character for another keeps the places.
    text += value.replaceAll('\n', ' ');
    part.children?.forEach(read);
    if (part.type === 'paragraph' && kind === 'item') text += '\n';
  };
  read(node);
  const at = (index: number) => {
    const piece = pieces.findLast(({ from }) => from <= index) ?? pieces[0];
    return piece ? placeIn(piece.node, piece.value, index - piece.from, source) : startOf(node);
  };
  return { kind, text: text.trimEnd(), node, blocks, cited, at };
}

/** Where a character of a text node stands: escapes and indents make the file longer than the text, so it is sought there. */
function placeIn(node: MdNode, value: string, index: number, source: string): Place {
  const { start, end } = node.position ?? {};
  const first = start?.offset ?? 0;
  const written = source.slice(first, end?.offset ?? first);
  const exact = written === value ? index : written.indexOf(value.slice(index, index + 12).split('\n')[0] ?? '', index);
  const before = source.slice(0, first + Math.max(0, exact)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export function startOf(node: MdNode): Place {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/** Every node of a lesson in reading order. */
export function* nodesOf(node: MdNode): Generator<MdNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

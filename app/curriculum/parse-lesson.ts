import { isBlockName } from '#app/blocks/registry.ts';
import { type LessonFrontMatter, lessonFrontMatterSchema } from './content-schemas.ts';
import { cutFrontMatter } from './internal/front-matter.ts';
import { type MdNode, textOf } from './internal/lesson-tree.ts';
import { parseMdx } from './internal/parse-mdx.ts';
import { type Attributes, readAttributes } from './internal/read-attributes.ts';
import { countWords, secondsInBlock, wordsPerMinute } from './internal/reading-time.ts';
import { type PlaceOf, readYaml } from './internal/strict-yaml.ts';
import type { Literal } from './literal.ts';

export { type Attributes, type Literal, type MdNode, type PlaceOf, textOf };

/** A lesson as it is written: its front matter, its tree, and where everything stands in the file. */
export interface ParsedLesson {
  file: string;
  head: LessonFrontMatter;
  /** Where a key of the front matter stands. */
  at: PlaceOf;
  /** The file's text with each line of the front matter emptied; offsets of the tree count in it. */
  text: string;
  tree: MdNode;
}

/**
 * Reads a lesson's text without compiling it; null where it has no front matter or cannot be parsed, which the check
 * explains. As quick as the text is short, and without a limit of time: give it texts that have passed the check, or read them
 * in a worker thread. `known` is the tree of this text where the compiler has it already.
 */
export function parseLesson(file: string, source: string, known?: MdNode): ParsedLesson | null {
  const parts = cutFrontMatter(source);
  if (!parts.ok) return null;
  const head = readYaml(lessonFrontMatterSchema, parts.yaml, { firstLine: 2 });
  if (!head.ok) return null;
  const text = '\n'.repeat(parts.bodyLine - 1) + parts.body;
  const tree = known ?? parseMdx(text);
  return tree && { file, head: head.value, at: head.at, text, tree };
}

/** The attributes of a block, each with its place. What is no plain value is left out: the check speaks of it. */
export function attributesOf(node: MdNode): Attributes {
  const input = { text: '', lang: 'en', tracks: [], sources: {}, assets: {} };
  return readAttributes(node, { input, problems: [], blockIds: new Set(), heading: 1, nodes: 0 });
}

/** Seconds that reading takes and blocks take, by the figures that the lesson's stop points are measured with. */
export function measuredSeconds({ tree }: ParsedLesson): number {
  const { words, blocks } = contentOf(tree);
  return blocks + Math.round((words * 60) / wordsPerMinute);
}

function contentOf(node: MdNode): { words: number; blocks: number } {
  const sum = {
    words: isRead(node) ? countWords(node.value ?? '') : 0,
    blocks: node.name && isBlockName(node.name) ? secondsInBlock(node.name) : 0,
  };
  for (const part of (node.children ?? []).map(contentOf)) {
    sum.words += part.words;
    sum.blocks += part.blocks;
  }
  return sum;
}

function isRead({ type }: MdNode): boolean {
  return type === 'text' || type === 'inlineCode' || type === 'code';
}

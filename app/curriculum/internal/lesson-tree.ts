import type { Program } from 'estree';
import type { BlockName } from '#app/blocks/block.ts';
import type { StaticName } from '#app/blocks/registry.ts';
import type { Track } from '#app/questions/question.ts';
import type { Place } from '../problem.ts';

/** What the compiler needs besides the text. Only what the lesson mentions, so that it can be part of the cache key. */
export interface LessonInput {
  /** The file's text with each line of the front matter emptied, so that places are those of the file. */
  text: string;
  lang: string;
  tracks: Track[];
  /** Source id → the source as it is printed. */
  sources: Record<string, string>;
  /** Path as the lesson writes it → what is served. */
  assets: Record<string, { sha256: string; url: string; width: number; height: number }>;
}

/** A place and how many characters of the text stand before it. */
export interface Point extends Place {
  offset?: number;
}

/** The parts of Markdown and MDX nodes that the check reads; the union of all node types says less. */
export interface MdNode {
  type: string;
  children?: MdNode[];
  position?: { start: Point; end: Point };
  value?: string;
  url?: string;
  alt?: string | null;
  title?: string | null;
  depth?: number;
  ordered?: boolean | null;
  checked?: boolean | null;
  name?: string | null;
  attributes?: JsxAttribute[];
  data?: { block?: BlockData; estree?: Program | null };
}

export interface JsxAttribute {
  type: string;
  name?: string;
  value?: string | null | { value: string; data?: { estree?: Program | null } };
  position?: { start: Place };
}

/** What the check leaves on a block's node for the renderer. */
export type BlockData =
  | { kind: 'static'; name: StaticName; props: unknown }
  | { kind: 'interactive'; name: BlockName; id: string; tracks: Track[]; props: unknown };

export function placeOf(node: { position?: { start: Place } }): Place {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/** The plain text of a node. */
export function textOf(node: MdNode): string {
  if (node.type === 'image') return node.alt ?? '';
  return node.children ? node.children.map(textOf).join('') : (node.value ?? '');
}

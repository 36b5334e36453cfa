import type { RootContent } from 'hast';
import type { BlockData, MdNode } from './lesson-tree.ts';

/** Markup with the blocks still in it, as the last rehype plugin receives it. */
export interface LessonRoot {
  type: 'root';
  children: LessonNode[];
}
export type LessonNode = RootContent | BlockNode;
export interface BlockNode {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string;
  children: LessonNode[];
  position?: MdNode['position'];
  data?: { block?: BlockData };
}

export function blockOf(node: LessonNode): BlockData | undefined {
  return isBlockNode(node) ? node.data?.block : undefined;
}

export function isBlockNode(node: LessonNode): node is BlockNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

export function childrenOf(node: LessonNode | LessonRoot): LessonNode[] {
  return 'children' in node ? (node.children as LessonNode[]) : [];
}

/** Every node below, in reading order. */
export function* descendants(node: LessonNode | LessonRoot): Generator<LessonNode> {
  for (const child of childrenOf(node)) {
    yield child;
    yield* descendants(child);
  }
}

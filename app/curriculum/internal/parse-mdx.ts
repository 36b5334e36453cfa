import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { MdNode } from './lesson-tree.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();

/** The tree of a lesson's text as the check receives it, with the places of everything; null where it cannot be parsed. */
export function parseMdx(text: string): MdNode | null {
  try {
    return unravelled(parser.parse(text) as MdNode);
  } catch {
    return null;
  }
}

/** As the compiler does: a paragraph that holds blocks alone is these blocks. */
function unravelled(node: MdNode): MdNode {
  if (!node.children) return node;
  const children = node.children.flatMap((child) => {
    const parts = child.type === 'paragraph' ? (child.children ?? []).filter((part) => !isBlank(part)) : [];
    const isBlocks = parts.length > 0 && parts.every(({ type }) => type === 'mdxJsxTextElement');
    return isBlocks ? parts.map((part) => ({ ...part, type: 'mdxJsxFlowElement' })) : [child];
  });
  node.children = children.map(unravelled);
  return node;
}

function isBlank({ type, value = '' }: MdNode): boolean {
  return type === 'text' && /^[\t\r\n ]*$/.test(value);
}

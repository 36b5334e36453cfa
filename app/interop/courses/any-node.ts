/** The parts of Markdown, MDX and our own nodes that the conversion reads; the union of all node types says less. */
export interface AnyNode {
  type: string;
  children?: AnyNode[];
  value?: string;
  url?: string;
  alt?: string | null;
  title?: string | null;
  name?: string | null;
  identifier?: string;
  depth?: number;
  ordered?: boolean | null;
  spread?: boolean | null;
  checked?: boolean | null;
  lang?: string | null;
  attributes?: AnyAttribute[];
  data?: { hName?: string; hProperties?: Record<string, string | true>; directiveLabel?: boolean };
  position?: { start: Point; end: Point };
}

interface Point {
  line: number;
  column: number;
  offset?: number;
}

export interface AnyAttribute {
  type: string;
  name?: string;
  value?: string | null | { value: string };
}

export const text = (value: string): AnyNode => ({ type: 'text', value });
export const inlineCode = (value: string): AnyNode => ({
  type: 'inlineCode',
  value: value.replace(/\s+/g, ' ').trim(),
});
export const paragraph = (children: AnyNode[]): AnyNode => ({ type: 'paragraph', children });
export const strong = (children: AnyNode[]): AnyNode => ({ type: 'strong', children });

/** A block of ours with attributes that are texts. */
export function block(name: string, attributes: Record<string, string>, children: AnyNode[]): AnyNode {
  const list = Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value }));
  return { type: 'mdxJsxFlowElement', name, attributes: list, children };
}

/** The words of a node; those of a picture are its description. */
export function wordsOf(node: AnyNode): string {
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  return node.children ? node.children.map(wordsOf).join('') : (node.value ?? '');
}

/** Whether anybody would see it: words or a picture. */
export function holdsAnything(node: AnyNode): boolean {
  return node.type === 'image' || (node.children?.some(holdsAnything) ?? (node.value ?? '').trim() !== '');
}

/** At most so many UTF-16 units, and no half character at the end. */
export function clip(words: string, most = 120): string {
  if (words.length <= most) return words;
  return `${words
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}

const phrasing = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'image', 'break']);
const inlineTypes = new Set([
  ...phrasing,
  'html',
  'linkReference',
  'imageReference',
  'footnoteReference',
  'mdxJsxTextElement',
  'mdxTextExpression',
  'inlineMark',
]);

export const isInline = (node: AnyNode): boolean => inlineTypes.has(node.type);

/** Runs of words that stand where only blocks may become paragraphs. */
export function inBlocks(nodes: AnyNode[]): AnyNode[] {
  const blocks: AnyNode[] = [];
  let run: AnyNode[] = [];
  const close = () => {
    if (run.some(holdsAnything)) blocks.push(paragraph(run));
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) run.push(node);
    else {
      close();
      blocks.push(node);
    }
  }
  close();
  return blocks;
}

import type { Element, ElementContent, Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { defaultHandlers, type State, toMdast } from 'hast-util-to-mdast';
import type { Nodes as MdastNodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { VFile } from 'vfile';
import { plainSigns } from '../plain-signs.ts';
import { type AnyNode, block, clip, holdsAnything, inBlocks, inlineCode, text } from './any-node.ts';
import { type Conversion, type Mark, markElements } from './conversion.ts';
import { keptElements } from './html-names.ts';
import { messages } from './messages.ts';

/**
 * Takes a prepared page through an HTML tree and back, as a browser would read it: Markdown and HTML that stand within each other come out as
 * Markdown. Elements without a Markdown of their own become marks.
 */
export function throughHtml(root: AnyNode, page: Conversion): AnyNode {
  const file = new VFile(page.source);
  const hast = toHast(root as MdastNodes, { allowDangerousHtml: true, file });
  const tree = raw(hast, { file }) as Root;
  tree.children = tree.children.flatMap((child) => clean(child as ElementContent, page)) as Root['children'];
  return toMdast(tree, { handlers: handlers(page), newlines: true }) as AnyNode;
}

function clean(node: ElementContent, page: Conversion): ElementContent[] {
  if (node.type !== 'element') return node.type === 'comment' ? [] : [node];
  if (node.tagName === 'sup' || node.tagName === 'sub') {
    const words = wordsIn(node).trim();
    const plain = plainSigns(words, node.tagName);
    if (plain !== null && !node.children.some((child) => child.type === 'element'))
      return [{ type: 'text', value: plain }];
  }
  if (!keptElements.has(node.tagName) && !isTick(node)) {
    page.report(node as AnyNode, messages.findings.html(node.tagName));
    const mark = page.mark({ kind: 'placeholder', name: `<${node.tagName}>`, source: toHtml(node) }, node as AnyNode);
    return [
      { type: 'element', tagName: mark.data?.hName ?? '', properties: mark.data?.hProperties ?? {}, children: [] },
    ];
  }
  node.children = node.children.flatMap((child) => clean(child, page));
  return [node];
}

/** The tick of a task, which Markdown writes itself. */
function isTick({ tagName, properties }: Element): boolean {
  return tagName === 'input' && properties.type === 'checkbox';
}

function wordsIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsIn).join('') : '';
}

type Handler = (state: State, node: Element) => MdastNodes | MdastNodes[] | undefined;

function handlers(page: Conversion): Record<string, never> {
  const marked: Handler = (state, node) => {
    const children = state.all(node) as AnyNode[];
    const mark = page.take(node.properties.dataKey);
    return (
      mark ? markedNodes(mark, state.toFlow(children as never) as AnyNode[], node as AnyNode) : children
    ) as MdastNodes[];
  };
  const own: Record<string, Handler> = {
    ...Object.fromEntries(markElements.map((name) => [name, marked])),
    a: (state, node) =>
      node.properties.href === undefined ? (state.all(node) as MdastNodes[]) : defaultHandlers.a(state, node),
    details: (state, node) => {
      const summary = node.children.find((child) => child.type === 'element' && child.tagName === 'summary');
      const rest = { ...node, children: node.children.filter((child) => child !== summary) };
      const children = inBlocks(state.toFlow(state.all(rest)) as AnyNode[]);
      const words = summary ? wordsIn(summary).replace(/\s+/g, ' ').trim() : '';
      const title = clip(words || messages.reveal);
      return block(
        'Reveal',
        { summary: title },
        children.length > 0 ? children : [{ type: 'paragraph', children: [text(title)] }],
      ) as never;
    },
    source: () => undefined,
  };
  return own as Record<string, never>;
}

function markedNodes(mark: Mark, children: AnyNode[], at: AnyNode): AnyNode[] {
  const position = at.position ? { position: at.position } : {};
  switch (mark.kind) {
    case 'code':
      return [inlineCode(clip(mark.source, 300))];
    case 'placeholder': {
      const code = { type: 'code', lang: 'text', value: mark.source || mark.name };
      return [
        { ...block('Callout', { kind: 'warning', title: messages.notImported(mark.name) }, [code]), ...position },
      ];
    }
    case 'notes':
      return [{ type: 'notes', children }];
    case 'callout': {
      const title = clip(mark.title);
      if (!children.some(holdsAnything)) return [{ type: 'paragraph', children: [text(title)] }];
      return [{ ...block('Callout', { kind: mark.callout, title }, children), ...position }];
    }
  }
}

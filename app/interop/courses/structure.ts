import type { Root } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import {
  type AnyNode,
  clip,
  holdsAnything,
  inBlocks,
  inlineCode,
  isInline,
  paragraph,
  strong,
  text,
  wordsOf,
} from './any-node.ts';
import type { Conversion } from './conversion.ts';
import { messages } from './messages.ts';

const { findings } = messages;

export interface Structured {
  title: string;
  titleFrom: 'heading' | 'front-matter' | 'file';
  children: AnyNode[];
}

/**
 * Gives a page the structure of a lesson: its title out of the front matter or the first heading, headings from the second to the fourth level
 * without gaps and outside of everything else, no block within its like, no ticks, nothing empty.
 */
export function structure(root: AnyNode, page: Conversion, named: string | undefined, fallback: string): Structured {
  const flat = inBlocks((root.children ?? []).flatMap((node) => within(node, page, [root])));
  findAddresses({ type: 'root', children: flat });
  const first = flat.find((node) => node.type === 'heading');
  const words = first ? oneLine(wordsOf(first)) : '';
  const isTitle = first?.depth === 1 && words !== '' && (named === undefined || oneLine(named) === words);
  const title = oneLine(named ?? '') || (isTitle ? words : fallback);
  if (title.length > 120) page.report(first ?? {}, findings.titleCut);
  if (isTitle) page.counts.headings.kept += 1;
  const titleFrom = isTitle ? 'heading' : named === undefined ? 'file' : 'front-matter';
  return {
    title: clip(title),
    titleFrom,
    children: levelled(isTitle ? flat.filter((node) => node !== first) : flat, page),
  };
}

/** Addresses in words out of HTML, which a lesson would take for links as it does with those of Markdown. */
function findAddresses(root: AnyNode): void {
  for (const extension of gfmFromMarkdown())
    for (const transform of extension.transforms ?? []) transform(root as Root);
}

const oneLine = (words: string): string => words.replace(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ').trim();

/** What a node becomes where it stands; `around` are the nodes that it stands in. */
function within(node: AnyNode, page: Conversion, around: AnyNode[]): AnyNode[] {
  if (node.type === 'heading') return heading(node, page, around);
  const inner = (node.children ?? []).flatMap((child) => within(child, page, [...around, node]));
  const children = wordsOnly.has(node.type)
    ? inner.flatMap(asWords)
    : blocksOnly.has(node.type)
      ? inBlocks(inner)
      : inner;
  const next = node.children ? { ...node, children } : node;
  switch (node.type) {
    case 'paragraph':
      return children.some(holdsAnything) ? [next] : [];
    case 'strong':
    case 'emphasis':
    case 'delete':
      // Two of a kind would be read as the other kind.
      return around.some(({ type }) => type === node.type) || !holdsAnything(next) ? children : [next];
    case 'list':
      return inner.length > 0 ? [{ ...next, children: inner.map(asItem) }] : [];
    case 'listItem':
      return [ticked(next)];
    case 'blockquote':
      return children.length > 0 ? [next] : [];
    case 'notes':
      if (around.length > 1) return [paragraph([strong([text(messages.notes)])]), ...inner];
      return [{ type: 'heading', depth: 2, children: [text(messages.notes)], name: 'notes' }, ...inner];
    case 'mdxJsxFlowElement':
      return framed(next, page, around);
    default:
      return [next];
  }
}

/** Where only blocks may stand. */
const blocksOnly = new Set(['blockquote', 'listItem']);
/** Where only words may stand. */
const wordsOnly = new Set(['paragraph', 'tableCell', 'emphasis', 'strong', 'delete', 'link']);

/** A block that HTML put among words: its own words, with a blank before each part. */
function asWords(node: AnyNode): AnyNode[] {
  if (isInline(node)) return [node];
  if (node.type === 'code') return [inlineCode(clip(node.value ?? '', 300))];
  const name = (node.attributes ?? []).find((each) => each.name === 'title' || each.name === 'summary')?.value;
  const parts = (node.children ?? []).flatMap((child) => [text(' '), ...asWords(child)]);
  return typeof name === 'string' ? [text(` ${name}:`), ...parts] : parts;
}

function heading(node: AnyNode, page: Conversion, around: AnyNode[]): AnyNode[] {
  const { counts } = page;
  counts.headings.found += 1;
  const children = (node.children ?? [])
    .flatMap((child) => within(child, page, [...around, node]))
    .flatMap(asWords)
    .map((child) => (child.type === 'break' ? text(' ') : child));
  if (wordsOf({ ...node, children }).trim() === '') {
    counts.headings.marked += 1;
    page.report(node, findings.headingEmpty);
    return children.some(holdsAnything) ? [paragraph(children)] : [];
  }
  if (around.length === 1) return [{ ...node, children }];
  counts.headings.marked += 1;
  page.report(node, findings.headingInside);
  return [bold(children, node)];
}

const bold = (children: AnyNode[], { position }: AnyNode): AnyNode => ({
  ...paragraph([strong(children.flatMap((child) => (child.type === 'strong' ? (child.children ?? []) : [child])))]),
  ...(position ? { position } : {}),
});

function asItem(node: AnyNode): AnyNode {
  return node.type === 'listItem' ? node : { type: 'listItem', spread: false, children: inBlocks([node]) };
}

function ticked(item: AnyNode): AnyNode {
  if (typeof item.checked !== 'boolean') return item;
  const sign = text(item.checked ? '☑ ' : '☐ ');
  const [first, ...rest] = item.children ?? [];
  const begun = first?.type === 'paragraph' ? { ...first, children: [sign, ...(first.children ?? [])] } : null;
  return { ...item, checked: null, children: begun ? [begun, ...rest] : [paragraph([sign]), ...(item.children ?? [])] };
}

function framed(node: AnyNode, page: Conversion, around: AnyNode[]): AnyNode[] {
  const children = inBlocks(node.children ?? []);
  if (!around.some(({ name }) => name === node.name)) return [{ ...node, children }];
  page.report(node, findings.nested);
  const words = (node.attributes ?? []).find(({ name }) => name === 'title' || name === 'summary')?.value;
  return [paragraph([strong([text(String(words ?? ''))])]), ...children];
}

/** The shallowest heading becomes the second level; none goes down by more than one, or below the fourth. */
function levelled(nodes: AnyNode[], page: Conversion): AnyNode[] {
  const depths = nodes.flatMap((node) => (node.type === 'heading' && !node.name ? [node.depth ?? 1] : []));
  const shift = 2 - Math.min(...depths, 6);
  let before = 1;
  return nodes.map((node) => {
    if (node.type !== 'heading') return node;
    if (node.name) return { type: 'heading', depth: 2, children: node.children ?? [] };
    const depth = Math.min((node.depth ?? 1) + shift, before + 1);
    if (depth > 4) {
      page.counts.headings.marked += 1;
      page.report(node, findings.headingDeep);
      return bold(node.children ?? [], node);
    }
    page.counts.headings.kept += 1;
    before = depth;
    return { ...node, depth };
  });
}

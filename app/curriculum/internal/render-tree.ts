import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Segment } from '#app/blocks/block.ts';
import { blockWords } from '#app/blocks/messages.ts';
import { interactiveBlocks, staticBlocks } from '#app/blocks/registry.ts';
import type { CitedSource, RenderContext } from '#app/blocks/static-block.ts';
import type { CompiledLesson } from '../compiled-lesson.ts';
import { messages } from '../messages.ts';
import { isExternal } from './check-url.ts';
import { findStops } from './find-stops.ts';
import { giveIds } from './give-ids.ts';
import {
  type BlockNode,
  blockOf,
  childrenOf,
  descendants,
  isBlockNode,
  type LessonNode,
  type LessonRoot,
} from './lesson-nodes.ts';
import { type BlockData, type LessonInput, placeOf } from './lesson-tree.ts';

/** Cuts the checked tree into segments: markup, and the interactive blocks between it. */
export function renderTree(root: LessonRoot, input: LessonInput): CompiledLesson {
  const outline = giveIds(root);
  const citations = numberSources(root);
  const context: Rendering = { input, citations, tables: { n: 0 } };
  const segments: Segment[] = [];
  let run: ElementContent[] = [];
  const close = () => {
    const html = toHtml({ type: 'root', children: run } satisfies Root).trim();
    if (html) segments.push({ kind: 'html', html });
    run = [];
  };
  for (const node of root.children) {
    const block = blockOf(node);
    if (block?.kind === 'interactive') {
      close();
      segments.push(blockSegment(block));
    } else {
      run.push(...renderNode(node, context));
    }
  }
  close();
  return {
    segments,
    outline,
    stops: findStops(root),
    cited: [...citations.order],
    assets: usedAssets(root),
    blocks: blockPlaces(root),
    text: plainText(root),
  };
}

interface Citations {
  order: Set<string>;
  of: Map<BlockNode, CitedSource>;
}

interface Rendering {
  input: LessonInput;
  citations: Citations;
  tables: { n: number };
}

function blockSegment(block: Extract<BlockData, { kind: 'interactive' }>): Segment {
  const { model } = interactiveBlocks[block.name];
  const { id, name, tracks, props } = block;
  return { kind: 'block', id, name, modelVersion: model.version, graded: model.graded, tracks, props };
}

/** Sources are numbered by first use; each use knows which one of its source it is. */
function numberSources(root: LessonRoot): Citations {
  const order = new Set<string>();
  const uses = new Map<string, number>();
  const of: Citations['of'] = new Map();
  for (const node of descendants(root)) {
    const block = blockOf(node);
    if (block?.kind !== 'static') continue;
    const props = block.props as { id?: string; source?: string };
    const id = block.name === 'Cite' ? props.id : block.name === 'Stat' ? props.source : undefined;
    if (id === undefined) continue;
    order.add(id);
    uses.set(id, (uses.get(id) ?? 0) + 1);
    of.set(node as BlockNode, { n: [...order].indexOf(id) + 1, nth: uses.get(id) ?? 1, cite: '' });
  }
  return { order, of };
}

function renderNode(node: LessonNode, rendering: Rendering): ElementContent[] {
  if (isBlockNode(node)) return [renderBlock(node, rendering)];
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const children = (node.children as LessonNode[]).flatMap((child) => renderNode(child, rendering));
  return [dress({ ...node, children }, rendering)];
}

function renderBlock(node: BlockNode, rendering: Rendering): Element {
  const block = node.data?.block;
  if (block?.kind !== 'static') throw new Error(`An unchecked block reached the renderer: ${node.name}.`);
  const children = node.children.flatMap((child) => renderNode(child, rendering));
  const context: RenderContext = {
    words: blockWords(rendering.input.lang),
    source: (id) => {
      const cited = rendering.citations.of.get(node);
      if (!cited) throw new Error(`The source ${id} was not numbered.`);
      return { ...cited, cite: rendering.input.sources[id] ?? '' };
    },
    asset: (path) => assetOf(rendering.input, path),
  };
  return staticBlocks[block.name].render(block.props, children, context);
}

function assetOf(input: LessonInput, path: string) {
  const asset = input.assets[path];
  if (!asset) throw new Error(`The picture ${path} was not checked.`);
  return asset;
}

/** What plain Markdown elements get on top: safe links out, pictures with their size, tables that can be scrolled by keyboard. */
function dress(element: Element, rendering: Rendering): Element {
  const { properties } = element;
  switch (element.tagName) {
    case 'a':
      return isExternal(String(properties.href))
        ? with_(element, { rel: ['noopener', 'noreferrer', 'external'] })
        : element;
    case 'img': {
      const { url, width, height } = assetOf(rendering.input, decodeURI(String(properties.src)));
      return {
        ...element,
        properties: { src: url, alt: properties.alt, width, height, loading: 'lazy', decoding: 'async' },
      };
    }
    case 'pre':
      return with_(element, { tabIndex: 0 });
    case 'table':
      return scrollable(element, rendering);
    default:
      return element;
  }
}

function with_(element: Element, properties: Element['properties']): Element {
  return { ...element, properties: { ...element.properties, ...properties } };
}

function scrollable(table: Element, { tables }: Rendering): Element {
  tables.n += 1;
  const heads: string[] = [];
  for (const cell of elements(table)) {
    if (cell.tagName !== 'th') continue;
    const words = textIn(cell).trim();
    if (words) heads.push(words);
    else cell.tagName = 'td';
    if (words) cell.properties = { ...cell.properties, scope: 'col' };
  }
  const properties = {
    className: ['table-scroll'],
    role: 'region',
    tabIndex: 0,
    ariaLabel: messages.table(tables.n, heads.join(', ')),
  };
  return { type: 'element', tagName: 'div', properties, children: [table] };
}

function* elements(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elements(child);
  }
}

function textIn(node: LessonNode): string {
  if (node.type === 'text') return node.value;
  if (isBlockNode(node) && node.name === 'Cite') return '';
  return childrenOf(node).map(textIn).join('');
}

function usedAssets(root: LessonRoot): string[] {
  const paths = new Set<string>();
  for (const node of descendants(root)) {
    const block = blockOf(node);
    if (block?.kind === 'static' && block.name === 'Figure') paths.add((block.props as { src: string }).src);
    if (node.type === 'element' && node.tagName === 'img') paths.add(decodeURI(String(node.properties.src)));
  }
  return [...paths];
}

function blockPlaces(root: LessonRoot): CompiledLesson['blocks'] {
  return root.children.flatMap((node) => {
    const block = blockOf(node);
    return block?.kind === 'interactive' && isBlockNode(node) ? [{ id: block.id, ...placeOf(node) }] : [];
  });
}

/** For the search index: what is read, without numbers of sources. */
function plainText(root: LessonRoot): string {
  return root.children.map(textIn).join(' ').replace(/\s+/g, ' ').trim();
}

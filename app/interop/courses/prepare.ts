import { type AnyNode, inBlocks, isInline, text, wordsOf } from './any-node.ts';
import type { Conversion, Mark } from './conversion.ts';
import { keptElements } from './html-names.ts';
import { messages } from './messages.ts';

const { findings } = messages;

interface Walk {
  page: Conversion;
  definitions: Map<string, AnyNode>;
  footnotes: Map<string, AnyNode>;
  /** In the order of their first use. */
  cited: string[];
}

/**
 * Gives everything in a parsed page that is not plain Markdown a form that an HTML tree can hold: references become what they refer to, elements
 * of MDX become elements, and what cannot be kept becomes a mark with its source.
 */
export function prepare(root: AnyNode, page: Conversion): AnyNode {
  const walk: Walk = { page, definitions: new Map(), footnotes: new Map(), cited: [] };
  collect(root, walk);
  const children = all(root, walk);
  const notes: AnyNode[] = [];
  // A note may cite the next one.
  for (let index = 0; index < walk.cited.length; index += 1) {
    const note = walk.footnotes.get(walk.cited[index] ?? '');
    notes.push({ type: 'listItem', spread: false, children: note ? inBlocks(all(note, walk)) : [] });
  }
  if (notes.length > 0) {
    page.report(walk.footnotes.get(walk.cited[0] ?? '') ?? {}, findings.footnotes);
    const list = { type: 'list', ordered: true, start: 1, spread: false, children: notes };
    children.push(page.mark({ kind: 'notes' }, {} as AnyNode, [list]));
  }
  return { ...root, children };
}

function collect(node: AnyNode, walk: Walk): void {
  const into = { definition: walk.definitions, footnoteDefinition: walk.footnotes }[node.type];
  if (into && node.identifier && !into.has(node.identifier)) into.set(node.identifier, node);
  for (const child of node.children ?? []) collect(child, walk);
}

function all(node: AnyNode, walk: Walk): AnyNode[] {
  return (node.children ?? []).flatMap((child) => one(child, walk));
}

const containers: Record<string, 'note' | 'warning' | 'remember'> = {
  note: 'note',
  info: 'note',
  tip: 'note',
  hint: 'note',
  success: 'note',
  secondary: 'note',
  important: 'remember',
  remember: 'remember',
  warning: 'warning',
  caution: 'warning',
  danger: 'warning',
  attention: 'warning',
  error: 'warning',
};

function one(node: AnyNode, walk: Walk): AnyNode[] {
  const { page } = walk;
  switch (node.type) {
    case 'definition':
    case 'footnoteDefinition':
      return [];
    case 'linkReference':
    case 'imageReference':
      return [referred(node, walk)];
    case 'footnoteReference':
      return [text(`[${noteNumber(node, walk)}]`)];
    case 'html':
      return html(node, page);
    case 'mdxjsEsm':
      return marked(node, page, 'import / export', node.value ?? '', findings.esm);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return expression(node, page);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return element(node, walk);
    case 'containerDirective':
      return container(node, walk);
    case 'blockquote':
      return alert(node, walk);
    case 'paragraph':
      return template(node, walk);
    default:
      return [node.children ? { ...node, children: all(node, walk) } : node];
  }
}

/** A mark on its own lines, or code within a sentence. */
function marked(node: AnyNode, page: Conversion, name: string, source: string, finding: string): AnyNode[] {
  page.report(node, finding);
  const mark: Mark = isInline(node) ? { kind: 'code', source } : { kind: 'placeholder', name, source };
  return [page.mark(mark, node)];
}

function referred(node: AnyNode, walk: Walk): AnyNode {
  const { url = '', title = null } = walk.definitions.get(node.identifier ?? '') ?? {};
  const { position } = node;
  const at = position ? { position } : {};
  if (node.type === 'imageReference') return { type: 'image', url, title, alt: node.alt ?? '', ...at };
  return { type: 'link', url, title, children: all(node, walk), ...at };
}

function noteNumber({ identifier = '' }: AnyNode, { cited }: Walk): number {
  if (!cited.includes(identifier)) cited.push(identifier);
  return cited.indexOf(identifier) + 1;
}

function html(node: AnyNode, page: Conversion): AnyNode[] {
  const value = node.value ?? '';
  if (/^\s*<!--[\s\S]*?-->\s*$/.test(value) || /^<[!?]/.test(value)) return [];
  const name = /^\s*<\/?([a-z][^\s/>]*)/i.exec(value)?.[1] ?? '';
  if (keptElements.has(name.toLowerCase())) return [node];
  // The end of something that has been marked where it began.
  if (/^\s*<\/[^>]*>\s*$/.test(value)) return [];
  page.report(node, findings.html(name));
  // A line that holds a tag alone may begin a block; within a sentence its words are code.
  const inline =
    node.position?.start.line === node.position?.end.line && !/^\s*<([a-z][^\s/>]*)[\s\S]*<\/\1>/i.test(value);
  return [
    page.mark(
      inline ? { kind: 'code', source: value } : { kind: 'placeholder', name: `<${name}>`, source: value },
      node,
    ),
  ];
}

function expression(node: AnyNode, page: Conversion): AnyNode[] {
  const value = node.value ?? '';
  if (/^\s*(\/\*[\s\S]*\*\/)?\s*$/.test(value)) return [];
  const literal = /^\s*(["'])([^"'\\\n]*)\1\s*$/.exec(value)?.[2];
  if (literal !== undefined) return [text(literal)];
  return marked(node, page, '{ }', `{${value}}`, findings.expression);
}

function element(node: AnyNode, walk: Walk): AnyNode[] {
  const { page } = walk;
  const name = node.name ?? '';
  const children = all(node, walk);
  const inline = node.type === 'mdxJsxTextElement';
  if (name === '') return inline ? children : inBlocks(children);
  if (keptElements.has(name)) {
    const hProperties = Object.fromEntries((node.attributes ?? []).flatMap(literalAttribute));
    return [{ ...node, children, data: { hName: name, hProperties } }];
  }
  const source = page.sourceOf(node);
  return [
    ...marked(node, page, `<${name}>`, source, findings.component(name)),
    ...(inline ? children : inBlocks(children)),
  ];
}

function literalAttribute({
  type,
  name = '',
  value,
}: NonNullable<AnyNode['attributes']>[number]): [string, string | true][] {
  if (type !== 'mdxJsxAttribute') return [];
  if (value === null || value === undefined) return [[name, true]];
  if (typeof value === 'string') return [[name, value]];
  const literal = /^\s*(?:(["'`])([^"'`\\$]*)\1|(\d+))\s*$/.exec(value.value);
  return literal ? [[name, literal[2] ?? literal[3] ?? '']] : [];
}

function container(node: AnyNode, walk: Walk): AnyNode[] {
  const { page } = walk;
  const name = (node.name ?? '').toLowerCase();
  const [first, ...rest] = node.children ?? [];
  const label = first?.data?.directiveLabel ? wordsOf(first).trim() : '';
  const children = (label ? rest : (node.children ?? [])).flatMap((child) => one(child, walk));
  const callout = Object.hasOwn(containers, name) ? containers[name] : undefined;
  if (callout) return [page.mark({ kind: 'callout', callout, title: label || capital(name) }, node, children)];
  const opening = `:::${node.name}${label ? ` ${label}` : ''}`;
  return [...marked(node, page, opening, opening, findings.directive(node.name ?? '')), ...children];
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `> [!NOTE]` */
function alert(node: AnyNode, walk: Walk): AnyNode[] {
  const children = all(node, walk);
  const [first, ...others] = children;
  const [begin, ...words] = first?.type === 'paragraph' ? (first.children ?? []) : [];
  const [whole, name = ''] = /^\[!(note|tip|important|warning|caution)\]\s*/i.exec(begin?.value ?? '') ?? [];
  const callout = containers[name.toLowerCase()];
  if (!begin || whole === undefined || !callout) return [{ ...node, children }];
  const after = (begin.value ?? '').slice(whole.length);
  const rest = [...(after === '' ? [] : [{ ...begin, value: after }]), ...words];
  const body = rest.length > 0 && first ? [{ ...first, children: rest }, ...others] : others;
  return [walk.page.mark({ kind: 'callout', callout, title: capital(name.toLowerCase()) }, node, body)];
}

/** Tags of Hugo, Jekyll and their like, alone in a paragraph. */
function template(node: AnyNode, walk: Walk): AnyNode[] {
  const [only, second] = node.children ?? [];
  const isTag = only?.type === 'text' && !second && /^(\{\{[\s\S]*\}\}|\{%[\s\S]*%\})$/.test(only.value ?? '');
  if (isTag) return marked(node, walk.page, '{ }', only.value ?? '', findings.template);
  return [{ ...node, children: all(node, walk) }];
}

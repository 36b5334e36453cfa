import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { raw } from 'hast-util-raw';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { plainSigns } from '../plain-signs.ts';
import { messages } from './messages.ts';
import { NotImported } from './question-import.ts';

/** How a text of a foreign file is written. `auto` is Moodle's own: lines are lines, and HTML is HTML. */
export type TextFormat = 'html' | 'markdown' | 'plain' | 'auto';

/** Our texts have 1,500 characters at most; office programs surround them with many more. */
const most = { depth: 60, characters: 20_000 };
const { reasons } = messages;

/**
 * A foreign text as the plain text of our questions, whose blank lines begin paragraphs. Elements are let through by list; what a reader
 * would miss (pictures, tables, formulas) refuses the question. Adds to `notes` what is lost in looks alone.
 */
export function plainText(source: string, format: TextFormat, notes: Set<string>): string {
  if (source.length > most.characters) throw new NotImported(reasons.longText(most.characters));
  if (/\\\(.*\\\)|\\\[.*\\\]|\$\$.*\$\$/s.test(source)) throw new NotImported(reasons.formula);
  try {
    const tree = treeOf(source, format);
    if (tree === null) return source.trim();
    const writer = new Writer(notes);
    writer.add(tree, 0);
    return writer.text();
  } catch (error) {
    // The parsers call themselves at each level.
    if (error instanceof RangeError) throw new NotImported(reasons.deep);
    throw error;
  }
}

function treeOf(source: string, format: TextFormat): Nodes | null {
  switch (format) {
    case 'plain':
      return null;
    case 'auto':
      return /<[a-z!/]|&[a-z#]/i.test(source) ? fromHtml(source.replace(/\n/g, '<br>'), { fragment: true }) : null;
    case 'html':
      return fromHtml(source, { fragment: true });
    case 'markdown':
      return raw(toHast(unified().use(remarkParse).use(remarkGfm).parse(source), { allowDangerousHtml: true }));
  }
}

const blocks = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'section',
  'hr',
]);
const plain = new Set([
  'span',
  'a',
  'abbr',
  'q',
  'cite',
  'time',
  'bdi',
  'li',
  'br',
  'sub',
  'sup',
  'wbr',
  'label',
  'p',
  'div',
]);
const looks = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'small',
  'big',
  'font',
  'code',
  'kbd',
  'samp',
  'var',
  'mark',
  'ins',
  'tt',
  'center',
  'dfn',
]);
const unheard = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'link', 'meta']);
const struck = new Set(['del', 's', 'strike']);

class Writer {
  private out = '';
  /** Line breaks owed before the next word. */
  private gap = 0;
  private blank = false;

  constructor(private readonly notes: Set<string>) {}

  text(): string {
    return this.out.trim();
  }

  add(node: Nodes, depth: number): void {
    if (depth > most.depth) throw new NotImported(reasons.deep);
    if (node.type === 'text') this.words(node.value);
    else if (node.type === 'element') this.element(node, depth);
    else if (node.type === 'root') for (const child of node.children) this.add(child, depth + 1);
  }

  private words(value: string): void {
    const text = value.replace(/[\s\u00a0]+/g, ' ');
    if (text.trim() === '') {
      this.blank ||= text !== '';
      return;
    }
    const before =
      this.out === '' ? '' : this.gap > 0 ? '\n'.repeat(this.gap) : this.blank || text.startsWith(' ') ? ' ' : '';
    this.out += before + text.trim();
    this.gap = 0;
    this.blank = text.endsWith(' ');
  }

  private break(lines: number): void {
    this.gap = Math.max(this.gap, lines);
    this.blank = false;
  }

  private element(element: Element, depth: number): void {
    const { tagName: name } = element;
    if (unheard.has(name)) return;
    if (struck.has(name)) throw new NotImported(reasons.struck);
    if (name === 'sub' || name === 'sup') this.small(element);
    else if (name === 'br') this.break(this.gap + 1);
    else this.container(element, depth);
  }

  private container(element: Element, depth: number): void {
    const { tagName: name, properties } = element;
    if (!blocks.has(name) && !plain.has(name) && !looks.has(name)) throw new NotImported(reasons.element(name));
    if (looks.has(name)) this.notes.add(messages.notes.formatting);
    if (String(properties.className ?? '').includes('multilang')) throw new NotImported(reasons.languages);
    if (blocks.has(name)) this.break(name === 'div' ? 1 : 2);
    if (name === 'li') this.break(1);
    element.children.forEach((child, index) => {
      if (child.type === 'element' && child.tagName === 'li') {
        this.break(1);
        this.words(name === 'ol' ? `${element.children.filter(isItem).indexOf(child) + 1}.` : '-');
        this.blank = true;
        this.inItem(child, depth + 1);
      } else this.add(child, depth + 1);
      if (name === 'a' && index === element.children.length - 1) this.address(element);
    });
    if (blocks.has(name)) this.break(name === 'div' ? 1 : 2);
  }

  /** The words of an item follow its mark, also where they stand in a paragraph. */
  private inItem(item: Element, depth: number): void {
    for (const child of item.children) {
      const first = child.type === 'element' && child.tagName === 'p' && this.gap === 0;
      if (first) for (const part of child.children) this.add(part, depth + 1);
      else this.add(child, depth + 1);
    }
  }

  private address({ properties, children }: Element): void {
    const href = String(properties.href ?? '');
    if (!/^https?:\/\//.test(href) || wordsOf(children).includes(href)) return;
    this.notes.add(messages.notes.link);
    this.words(` (${href})`);
  }

  private small({ tagName, children }: Element): void {
    const text = wordsOf(children).trim();
    const written = plainSigns(text, tagName === 'sup' ? 'sup' : 'sub');
    if (written === null) throw new NotImported(reasons.raised(text));
    this.out += written;
  }
}

const isItem = (node: Nodes): boolean => node.type === 'element' && node.tagName === 'li';

function wordsOf(nodes: Nodes[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : 'children' in node ? wordsOf(node.children) : ''))
    .join('');
}

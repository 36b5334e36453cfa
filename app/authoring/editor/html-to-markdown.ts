/** What came out of a pasted page, and what of it a lesson cannot hold. */
export interface Pasted {
  markdown: string;
  dropped: Dropped[];
}

export type Dropped = 'pictures' | 'links' | 'colours' | 'comments' | 'frames';

interface Walk {
  dropped: Set<Dropped>;
}

/** Neither their text nor what they hold is anything that an author has written. */
const silent = new Set([
  'STYLE',
  'SCRIPT',
  'META',
  'LINK',
  'TITLE',
  'NOSCRIPT',
  'TEMPLATE',
  'HEAD',
  'SVG',
  'BUTTON',
  'INPUT',
]);
const frames = new Set(['IFRAME', 'OBJECT', 'EMBED', 'VIDEO', 'AUDIO', 'CANVAS']);
const blocks =
  /^(P|DIV|H[1-6]|UL|OL|LI|TABLE|BLOCKQUOTE|PRE|SECTION|ARTICLE|HEADER|FOOTER|MAIN|NAV|ASIDE|FIGURE|HR|DL|DT|DD)$/;

/**
 * A page as Markdown: headings, paragraphs, lists, tables, links, bold, italic and code. Everything else goes, such as the looks
 * that Word and Google Docs send along; what somebody may miss is named.
 */
export function htmlToMarkdown(body: Element): Pasted {
  const walk: Walk = { dropped: new Set() };
  const markdown = blocksOf(body, walk)
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { markdown, dropped: [...walk.dropped].sort() };
}

/** Runs of text become paragraphs; Word’s lists, which are paragraphs with marks, become lists. */
function blocksOf(parent: Element, walk: Walk): string[] {
  const found: string[] = [];
  let run = '';
  let list: string[] = [];
  const endRun = () => {
    if (tidy(run) !== '') found.push(tidy(run));
    run = '';
  };
  const endList = () => {
    if (list.length > 0) found.push(list.join('\n'));
    list = [];
  };
  for (const node of parent.childNodes) {
    const element = node.nodeType === 1 ? (node as Element) : null;
    if (!element || !(blocks.test(element.tagName) || holdsBlocks(element))) {
      const text = inlineOf(node, walk);
      if (text.trim() !== '') endList();
      run += text;
      continue;
    }
    endRun();
    const item = wordListItem(element, walk);
    if (item !== null) {
      list.push(item);
      continue;
    }
    endList();
    found.push(...blockOf(element, walk));
  }
  endRun();
  endList();
  return found.filter((block) => block.trim() !== '');
}

/** Google Docs wraps a whole document into one bold element. */
const holdsBlocks = (element: Element) => element.querySelector('p, div, h1, h2, h3, ul, ol, table') !== null;

function blockOf(element: Element, walk: Walk): string[] {
  const level = /^H([1-6])$/.exec(element.tagName)?.[1];
  // The page's own title is the lesson's.
  if (level)
    return [
      `${'#'.repeat(Math.min(Math.max(Number(level), 2), 4))} ${tidy(inlineOf(element, walk)).replace(/\n/g, ' ').replaceAll('**', '')}`,
    ];
  switch (element.tagName) {
    case 'UL':
    case 'OL':
      return [listOf(element, walk, '')];
    case 'TABLE':
      return [tableOf(element, walk)];
    case 'BLOCKQUOTE':
      return [blocksOf(element, walk).join('\n\n').replace(/^/gm, '> ')];
    case 'PRE':
      return [`\`\`\`text\n${element.textContent.trim()}\n\`\`\``];
    case 'HR':
      return [];
    default:
      return blocksOf(element, walk);
  }
}

function listOf(list: Element, walk: Walk, indent: string): string {
  let n = 0;
  const lines: string[] = [];
  for (const item of list.children) {
    if (/^(UL|OL)$/.test(item.tagName)) {
      lines.push(listOf(item, walk, `${indent}  `));
      continue;
    }
    n += 1;
    const mark = list.tagName === 'OL' ? `${n}. ` : '- ';
    const inner = [...item.children].filter((child) => /^(UL|OL)$/.test(child.tagName));
    const own = [...item.childNodes].filter((child) => !inner.includes(child as Element));
    lines.push(indent + mark + tidy(own.map((child) => inlineOf(child, walk)).join('')).replace(/\n+/g, ' '));
    for (const each of inner) lines.push(listOf(each, walk, indent + ' '.repeat(mark.length)));
  }
  return lines.join('\n');
}

/** `MsoListParagraph`, with its mark as text: `·`, `1.` or `a)`. */
function wordListItem(element: Element, walk: Walk): string | null {
  const style = element.getAttribute('style') ?? '';
  if (element.tagName !== 'P' || !/mso-list:\s*l\d/i.test(style)) return null;
  const level = Number(/level(\d)/i.exec(style)?.[1] ?? 1);
  const text = tidy(inlineOf(element, walk)).replace(/\n/g, ' ');
  const [, mark = '', rest = text] = /^(?:\*\*)?([·•§o▪–-]|\(?[0-9a-z]{1,3}[.)])(?:\*\*)?\s+(.*)$/i.exec(text) ?? [];
  return `${'   '.repeat(level - 1)}${/\d/.test(mark) ? '1. ' : '- '}${rest}`;
}

function tableOf(table: Element, walk: Walk): string {
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) =>
      tidy(inlineOf(cell, walk))
        .replace(/\s*\n\s*/g, ' ')
        .replaceAll('|', '\\|'),
    ),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(Array.from({ length: width }, () => '---')), ...rest.map(line)].join('\n');
}

function inlineOf(node: ChildNode, walk: Walk): string {
  if (node.nodeType === 3) return escaped((node.textContent ?? '').replace(/[\s\u00a0]+/g, ' '));
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.tagName.toUpperCase();
  if (silent.has(name)) return '';
  if (frames.has(name)) return drop(walk, 'frames');
  if (name === 'IMG') return drop(walk, 'pictures');
  if (name === 'BR') return '\n';
  const style = element.getAttribute('style') ?? '';
  if (/mso-comment|msocom/i.test(`${style} ${element.id} ${element.getAttribute('href') ?? ''}`))
    return drop(walk, 'comments');
  if (/display:\s*none|mso-hide:\s*all/i.test(style)) return '';
  if (/(^|;)\s*background(-color)?:\s*(?!transparent|none|white|#fff)/i.test(style) && name !== 'TD')
    walk.dropped.add('colours');
  const inner = [...element.childNodes].map((child) => inlineOf(child, walk)).join('');
  const text = blocks.test(name) ? `${inner}\n` : inner;
  if (name === 'CODE' || name === 'TT') return around(element.textContent ?? '', '`');
  if (name === 'A') return linkOf(element, text, walk);
  const isBold = /^(B|STRONG)$/.test(name)
    ? !/(^|[;\s])font-weight:\s*(normal|[1-4]00)/i.test(style)
    : /(^|[;\s])font-weight:\s*(bold|[6-9]00)/i.test(style);
  const isItalic = /^(I|EM)$/.test(name)
    ? !/(^|[;\s])font-style:\s*normal/i.test(style)
    : /(^|[;\s])font-style:\s*italic/i.test(style);
  const italic = isItalic ? around(text, '*') : text;
  return isBold ? around(italic, '**') : italic;
}

function linkOf(element: Element, text: string, walk: Walk): string {
  const href = element.getAttribute('href') ?? '';
  if (href === '' || href.startsWith('#')) return text;
  if (!/^https:\/\/[^\s()<>\\]+$/i.test(href)) {
    walk.dropped.add('links');
    return text;
  }
  return text.trim() === '' ? '' : around(text, '[', `](${href})`);
}

/** Signs stand at the words, not at the blanks around them. */
function around(text: string, before: string, after = before): string {
  const [, left = '', words = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return words === '' ? text : left + before + words + after + right;
}

function drop(walk: Walk, what: Dropped): string {
  walk.dropped.add(what);
  return '';
}

/** What a lesson would take for a sign. */
export const escaped = (text: string) => text.replace(/[\\`*_{}<[\]]/g, (sign) => `\\${sign}`);

const tidy = (text: string) =>
  text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/\*\*\*\*/g, '')
    .trim();

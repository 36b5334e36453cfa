import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import type { Segment } from '#app/blocks/block.ts';

/** Elements that are a line of their own where they hold no other such element. */
const lines = new Set(['p', 'li', 'h2', 'h3', 'h4', 'td', 'th', 'dt', 'dd', 'pre', 'figcaption', 'caption', 'summary']);

/** What a reader reads of a lesson's markup, line by line: paragraphs, headings, points of lists, cells of tables. */
export function lessonText(segments: Segment[]): string[] {
  return segments.flatMap((segment) =>
    segment.kind === 'html' ? linesIn(fromHtml(segment.html, { fragment: true })) : [],
  );
}

function linesIn(node: Nodes): string[] {
  if (!('children' in node)) return [];
  const inner = node.children.flatMap((child) => linesIn(child));
  const isLine = node.type === 'element' && lines.has((node as Element).tagName);
  if (inner.length > 0 || !isLine) return inner;
  const text = textOf(node).replace(/\s+/g, ' ').trim();
  return text === '' ? [] : [text];
}

import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Segment } from '#app/blocks/block.ts';

/** Elements within a line; every other one begins and ends lines. */
const inline = new Set(
  ['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'i', 'img', 'ins', 'kbd', 'mark'].concat(
    ['q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
  ),
);

/** What a reader reads of a lesson's markup, line by line: paragraphs, headings, points of lists, cells of tables. */
export function lessonText(segments: Segment[]): string[] {
  return segments.flatMap((segment) =>
    segment.kind === 'html' ? cut(marked(fromHtml(segment.html, { fragment: true }))) : [],
  );
}

/** Stands where a line ends; it is in no text that came through HTML. */
const end = '\u0000';

const cut = (text: string): string[] => text.split(end).flatMap((line) => line.replace(/\s+/g, ' ').trim() || []);

function marked(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(marked).join('');
  return node.type === 'element' && inline.has(node.tagName) ? text : `${end}${text}${end}`;
}

import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Segment } from '#app/blocks/block.ts';

/** Elements within a line; every other one begins and ends lines. */
const inline = new Set(
  ['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'i', 'img', 'ins', 'kbd', 'mark'].concat(
    ['q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
  ),
);

export interface LessonLine {
  text: string;
  /** Of the paragraph, list item or heading; null of a cell of a table. */
  id: string | null;
  /** Id of the heading that it stands under, or is; null before the first. */
  under: string | null;
  isHeading: boolean;
}

/** What a reader reads of a lesson's markup, line by line: paragraphs, headings, points of lists, cells of tables. */
export const lessonText = (segments: Segment[]): string[] => lessonLines(segments).map(({ text }) => text);

/** The same, each line with its heading. */
export function lessonLines(segments: Segment[]): LessonLine[] {
  const lines: LessonLine[] = [];
  let under: string | null = null;
  let line = '';
  const end = (id: string | null, isHeading = false) => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push({ text, id, under, isHeading });
    line = '';
  };
  const read = (node: Nodes, outer: string | null): void => {
    if (node.type === 'text') line += node.value;
    if (!('children' in node)) return;
    if (node.type === 'element' && inline.has(node.tagName)) {
      for (const child of node.children) read(child, outer);
      return;
    }
    end(outer);
    const isElement = node.type === 'element';
    const isHeading = isElement && /^h\d$/.test(node.tagName);
    const id = (isElement && String(node.properties.id ?? '')) || outer;
    if (isHeading) under = id;
    for (const child of node.children) read(child, id);
    end(id, isHeading);
  };
  for (const segment of segments) if (segment.kind === 'html') read(fromHtml(segment.html, { fragment: true }), null);
  return lines;
}

import type { Segment } from '#app/blocks/block.ts';
import { type LessonLine, lessonLines } from '#app/curriculum/lesson-text.ts';
import { xmlText } from '#app/formats/xml.ts';
import { remarkWords as words } from './messages.ts';

/** As it was published: made once, and never changed. */
export interface RemarkedText {
  segments: Segment[];
  outline: { id: string; text: string; depth: number }[];
}

const read = new WeakMap<RemarkedText, LessonLine[]>();
const drawn = new WeakMap<RemarkedText, string>();

function linesOf(body: RemarkedText): LessonLine[] {
  const lines = read.get(body) ?? lessonLines(body.segments);
  read.set(body, lines);
  return lines;
}

/** Characters of a paragraph by which it is found in the list. */
const shown = 60;
/** `#12` is a line of the text; ids of headings have no such sign. */
const lineSign = '#';
const linePlace = /^#(\d+)$/;

/** Where a remark is: a heading, and the words of one paragraph under it. Anything that the text does not have is the whole. */
export function remarkPlace(body: RemarkedText, value: string): { place: string; quote: string } {
  const [, index] = linePlace.exec(value) ?? [];
  if (index === undefined) return { place: body.outline.some(({ id }) => id === value) ? value : '', quote: '' };
  const line = linesOf(body)[Number(index)];
  return { place: line?.under ?? '', quote: line?.text ?? '' };
}

/**
 * The options of a list of all places of a lesson, under their headings. Markup instead of elements: they are as many as the
 * lesson has paragraphs, and the same for everybody.
 */
export function remarkPlacesHtml(body: RemarkedText): string {
  const html = drawn.get(body) ?? drawPlaces(body);
  drawn.set(body, html);
  return html;
}

function drawPlaces(body: RemarkedText): string {
  const top = body.outline.filter(({ depth }) => depth === 2);
  const parts = new Map<string | null, string>([
    [null, ''],
    ...top.map(({ id }) => [id, option(id, words.part)] as const),
  ]);
  let part: string | null = null;
  for (const [index, { text, under, isHeading }] of linesOf(body).entries()) {
    if (under !== null && parts.has(under)) part = under;
    if (!isHeading) parts.set(part, parts.get(part) + option(`${lineSign}${index}`, shorten(text)));
  }
  const groups = top.map(({ id, text }) => `<optgroup label="${xmlText(text)}">${parts.get(id)}</optgroup>`);
  return option('', words.whole) + parts.get(null) + groups.join('');
}

const option = (value: string, text: string) => `<option value="${xmlText(value)}">${xmlText(text)}</option>`;

function shorten(text: string): string {
  return text.length <= shown ? text : `${text.slice(0, shown - 1).replace(/\s+\S*$/, '')} …`;
}

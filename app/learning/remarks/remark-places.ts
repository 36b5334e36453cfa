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

/**
 * Where a remark is, by the id of a heading, paragraph or list item: the heading, and the words of what stands under it.
 * Anything that the text does not have is the whole.
 */
export function remarkPlace(body: RemarkedText, id: string): { place: string; quote: string } {
  if (body.outline.some((heading) => heading.id === id)) return { place: id, quote: '' };
  const line = linesOf(body).find((each) => each.id === id);
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
  const listed = new Set<string>();
  for (const { id, text, under, isHeading } of linesOf(body)) {
    if (under !== null && parts.has(under)) part = under;
    if (id === null || isHeading || listed.has(id)) continue;
    listed.add(id);
    parts.set(part, parts.get(part) + option(id, shorten(text)));
  }
  const groups = top.map(({ id, text }) => `<optgroup label="${xmlText(text)}">${parts.get(id)}</optgroup>`);
  return option('', words.whole) + parts.get(null) + groups.join('');
}

const option = (value: string, text: string) => `<option value="${xmlText(value)}">${xmlText(text)}</option>`;

function shorten(text: string): string {
  return text.length <= shown ? text : `${text.slice(0, shown - 1).replace(/\s+\S*$/, '')} …`;
}

import { type MdNode, textOf } from '#app/curriculum/parse-lesson.ts';
import { advise, type LessonRule } from '../finding.ts';
import { passagesOf, startOf } from '../prose.ts';

const headingWords = 10;

/** The order of levels is the check's; this finds headings that are none. */
export const boldHeadings: LessonRule = ({ file, head, tree }) =>
  (tree.children ?? []).filter(isBoldLine).map((node) => {
    const text = textOf(node).trim();
    return advise('heading-bold', { file, at: startOf(node), item: head.id, about: text }, text);
  });

function isBoldLine({ type, children = [] }: MdNode): boolean {
  const [only] = children;
  if (type !== 'paragraph' || children.length !== 1 || only?.type !== 'strong') return false;
  const text = textOf(only).trim();
  return text.split(/\s+/).length <= headingWords && !/[.!,;]$/.test(text);
}

export const repeatedHeadings: LessonRule = (lesson) => {
  const seen = new Set<string>();
  return passagesOf(lesson).flatMap(({ kind, text, node }) => {
    const plain = text.trim().toLowerCase();
    if (kind !== 'heading') return [];
    if (seen.has(plain)) {
      return [
        advise('heading-twice', { file: lesson.file, at: startOf(node), item: lesson.head.id, about: text }, text),
      ];
    }
    seen.add(plain);
    return [];
  });
};

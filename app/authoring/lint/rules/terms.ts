import { type ParsedLesson, textOf } from '#app/curriculum/parse-lesson.ts';
import type { Track } from '#app/platform/track.ts';
import { advise, type Finding, type ModuleRule } from '../finding.ts';
import { onceFor } from '../once-for.ts';
import { nodesOf, type Passage, passagesOf } from '../prose.ts';
import { shortForms, terms } from './term-list.ts';

interface Wanted {
  /** Without one of these, small and with plain spaces, the other two find nothing: looking for these is quicker. */
  hints: string[];
  used: RegExp;
  explained: RegExp;
  finding: (passage: Passage, index: number, lesson: ParsedLesson) => Finding;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');

const wanted: Wanted[] = [
  ...Object.entries(shortForms).map(
    ([form, meaning]): Wanted => ({
      hints: [form.toLowerCase(), meaning.toLowerCase()],
      used: new RegExp(`\\b${form}s?\\b`),
      // Written out, put in brackets, or set beside what it is.
      explained: new RegExp(
        `${escaped(meaning)}|\\(${form}\\)|\\b${form} ?\\(|\\b${form}, (?:an?|the|which)\\b|, ${form},`,
        'i',
      ),
      finding: (passage, index, { file, head }) =>
        advise('short-form-unexplained', { file, at: passage.at(index), item: head.id, about: form }, form, meaning),
    }),
  ),
  ...terms.map(
    (term): Wanted => ({
      hints: [term.toLowerCase()],
      used: new RegExp(`\\b${escaped(term)}s?\\b`, 'i'),
      explained: new RegExp(
        `\\*\\*[^*]*\\b${escaped(term)}|\\b${escaped(term)}s?\\b,? (?:\\(|is |are |means? |, (?:an?|the|which|that is|when)\\b)|\\b(?:called|known as|is named) (?:an? |the )?${escaped(term)}`,
        'i',
      ),
      finding: (passage, index, { file, head }) =>
        advise('term-unexplained', { file, at: passage.at(index), item: head.id, about: term }, term),
    }),
  ),
];

/** Words that this field's people use among themselves, on each track up to where they are first used. */
export const unexplainedTerms: ModuleRule = ({ head, lessons }) =>
  (Object.keys(head.tracks) as Track[]).flatMap((track) => {
    const read = lessons.filter((lesson) => lesson.head.tracks.includes(track)).map(termsIn);
    return wanted.flatMap((_, index) => {
      const first = read.find((terms) => terms[index] !== null)?.[index] ?? 'explained';
      return first === 'explained' ? [] : [first];
    });
  });

/** Of each wanted word, in their order: null where a lesson is without it, or what to say of its first use. */
const termsIn = onceFor((lesson: ParsedLesson): (Finding | 'explained' | null)[] => {
  const text = explanations(lesson);
  const passages = passagesOf(lesson);
  const all = [text, ...passages.map((passage) => passage.text)].join('\n').toLowerCase().replace(/\s+/g, ' ');
  return wanted.map(({ hints, used, explained, finding }) => {
    if (!hints.some((hint) => all.includes(hint))) return null;
    if (explained.test(text)) return 'explained';
    for (const passage of passages) {
      const found = used.exec(passage.text);
      if (found) return finding(passage, found.index, lesson);
    }
    return null;
  });
});

/** All words of a lesson, bold ones between `**`. */
function explanations({ tree }: ParsedLesson): string {
  return [...nodesOf(tree)]
    .filter(({ type }) => type === 'paragraph' || type === 'tableCell' || type === 'heading')
    .map((node) =>
      (node.children ?? []).map((part) => (part.type === 'strong' ? `**${textOf(part)}**` : textOf(part))).join(''),
    )
    .join('\n');
}

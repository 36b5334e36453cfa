import { attributesOf } from '#app/curriculum/parse-lesson.ts';
import { sentencesOf } from '#app/formats/reading-grade.ts';
import { addMonths } from '#app/platform/calendar.ts';
import { figureIn } from '../figures.ts';
import { advise, type LessonRule, type ModuleRule } from '../finding.ts';
import { nodesOf, type Passage, passagesOf, startOf } from '../prose.ts';

/** Numbers that rest on a source which nobody has read at first hand. */
export const weakSources: LessonRule = (lesson, { sources }) => {
  const { file, head, tree } = lesson;
  const statusOf = (id: unknown) =>
    typeof id === 'string' && Object.hasOwn(sources, id) ? sources[id]?.status : undefined;
  const inProse = passagesOf(lesson).flatMap((passage) =>
    passage.cited.flatMap(({ id, index }) => {
      const status = statusOf(id);
      const sentence = passage.blocks.includes('Stat') ? '' : sentenceAt(passage, index);
      const figure = figureIn(sentence);
      if (!status || status === 'verified' || !figure) return [];
      const at = passage.at(Math.max(0, passage.text.indexOf(sentence)) + figure.index);
      return [advise('source-weak', { file, at, item: head.id, about: `${id} ${sentence}` }, sentence, id, status)];
    }),
  );
  const inStats = [...nodesOf(tree)]
    .filter(({ name }) => name === 'Stat')
    .flatMap((node) => {
      const { values, at } = attributesOf(node);
      const status = statusOf(values.source);
      if (!status || status === 'verified') return [];
      const figure = [values.value, values.unit].filter(Boolean).join(' ');
      const subject = { file, at: at(['source']), item: head.id, about: `${values.source} ${figure}` };
      return [advise('source-weak', subject, figure, String(values.source), status)];
    });
  return [...inProse, ...inStats];
};

/** The sentence that a citation stands in or behind. */
function sentenceAt({ text }: Passage, index: number): string {
  let from = 0;
  let last = '';
  for (const sentence of sentencesOf(text)) {
    const start = text.indexOf(sentence, from);
    if (start >= index) break;
    from = start + sentence.length;
    last = sentence;
  }
  return last;
}

const monthsUntilOld = 12;

export const oldSources: ModuleRule = ({ lessons }, { sources, today }) => {
  const seen = new Set<string>();
  return lessons.flatMap(({ file, tree }) =>
    [...nodesOf(tree)].flatMap((node) => {
      const { id, source } = node.name === 'Cite' || node.name === 'Stat' ? attributesOf(node).values : {};
      const cited = String(node.name === 'Stat' ? source : id);
      const checkedOn = Object.hasOwn(sources, cited) ? sources[cited]?.checked_on : undefined;
      if (!checkedOn || seen.has(cited) || addMonths(checkedOn, monthsUntilOld) >= today) return [];
      seen.add(cited);
      const subject = { file, at: startOf(node), item: cited, about: checkedOn };
      return [advise('source-old', subject, cited, checkedOn)];
    }),
  );
};

export const reviewDates: ModuleRule = ({ file, head, at }, { today }) => {
  const subject = { file, at: at(['review_by'], 'key'), item: head.id, about: head.review_by ?? '' };
  if (!head.review_by) return [advise('review-missing', subject)];
  return head.review_by < today ? [advise('review-passed', subject, head.review_by)] : [];
};

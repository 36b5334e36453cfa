import { attributesOf, type ParsedLesson } from '#app/curriculum/parse-lesson.ts';
import { sentencesOf } from '#app/formats/reading-grade.ts';
import { addMonths } from '#app/platform/calendar.ts';
import { figureIn } from '../figures.ts';
import { advise, type LessonRule, type ModuleRule } from '../finding.ts';
import { onceFor } from '../once-for.ts';
import { nodesOf, type Passage, passagesOf, startOf } from '../prose.ts';

/** Numbers that rest on a source which nobody has read at first hand. */
export const weakSources: LessonRule = (lesson, { sources }) => {
  const { file, head, tree } = lesson;
  const statusOf = (id: unknown) =>
    typeof id === 'string' && Object.hasOwn(sources, id) ? sources[id]?.status : undefined;
  const isWeak = (status: string | undefined) => status !== undefined && status !== 'verified';
  const inProse = passagesOf(lesson).flatMap((passage) => {
    const weak = passage.blocks.includes('Stat') ? [] : passage.cited.filter(({ id }) => isWeak(statusOf(id)));
    const sentences = weak.length > 0 ? sentencesIn(passage) : [];
    return weak.flatMap(({ id, index }) => {
      const around = sentences.findLast(({ start }) => start < index);
      const figure = around && figureIn(around.sentence);
      if (!around || !figure) return [];
      const { sentence, start } = around;
      const subject = { file, at: passage.at(start + figure.index), item: head.id, about: `${id} ${sentence}` };
      return [advise('source-weak', subject, sentence, id, String(statusOf(id)))];
    });
  });
  const inStats = [...nodesOf(tree)]
    .filter(({ name }) => name === 'Stat')
    .flatMap((node) => {
      const { values, at } = attributesOf(node);
      const status = statusOf(values.source);
      if (!isWeak(status)) return [];
      const figure = [values.value, values.unit].filter(Boolean).join(' ');
      const subject = { file, at: at(['source']), item: head.id, about: `${values.source} ${figure}` };
      return [advise('source-weak', subject, figure, String(values.source), String(status))];
    });
  return [...inProse, ...inStats];
};

/** The sentences of a passage and where each begins; a citation belongs to the last one that begins before it. */
function sentencesIn({ text }: Passage): { sentence: string; start: number }[] {
  let from = 0;
  return sentencesOf(text).map((sentence) => {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    return { sentence, start };
  });
}

const monthsUntilOld = 12;

export const oldSources: ModuleRule = ({ lessons }, { sources, today }) => {
  const seen = new Set<string>();
  return lessons.flatMap((lesson) =>
    citationsIn(lesson).flatMap(({ cited, at }) => {
      const checkedOn = Object.hasOwn(sources, cited) ? sources[cited]?.checked_on : undefined;
      if (!checkedOn || seen.has(cited) || addMonths(checkedOn, monthsUntilOld) >= today) return [];
      seen.add(cited);
      const subject = { file: lesson.file, at, item: cited, about: checkedOn };
      return [advise('source-old', subject, cited, checkedOn)];
    }),
  );
};

const citationsIn = onceFor(({ tree }: ParsedLesson) =>
  [...nodesOf(tree)].flatMap((node) => {
    if (node.name !== 'Cite' && node.name !== 'Stat') return [];
    const { id, source } = attributesOf(node).values;
    return [{ cited: String(node.name === 'Stat' ? source : id), at: startOf(node) }];
  }),
);

export const reviewDates: ModuleRule = ({ file, head, at }, { today }) => {
  const subject = { file, at: at(['review_by'], 'key'), item: head.id, about: head.review_by ?? '' };
  if (!head.review_by) return [advise('review-missing', subject)];
  return head.review_by < today ? [advise('review-passed', subject, head.review_by)] : [];
};

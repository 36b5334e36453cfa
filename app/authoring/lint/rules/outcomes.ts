import type { Track } from '#app/platform/track.ts';
import { advise, type ModuleRule } from '../finding.ts';

/** The check asks for a question per outcome; this asks for one on each track that teaches it. */
export const outcomesUntested: ModuleRule = ({ file, head, at, lessons, questions }) =>
  (Object.keys(head.tracks) as Track[]).flatMap((track) =>
    head.outcomes.flatMap(({ id, text }, index) => {
      const isTaught = lessons.some(
        (lesson) => lesson.head.tracks.includes(track) && lesson.head.outcomes.includes(id),
      );
      const asking = questions.filter(({ question }) => question.outcome === id);
      // With no question at all the check refuses the module.
      if (!isTaught || asking.length === 0 || asking.some(({ question }) => question.tracks.includes(track))) return [];
      const subject = { file, at: at(['outcomes', index, 'id']), item: head.id, about: `${track} ${id} ${text}` };
      return [advise('outcome-untested', subject, id, track)];
    }),
  );

/** An attempt draws unseen questions first, so a second question makes a second attempt worth something. */
export const outcomesThin: ModuleRule = ({ file, head, at, questions }) =>
  head.outcomes.flatMap(({ id, text }, index) => {
    if (questions.filter(({ question }) => question.outcome === id).length !== 1) return [];
    const subject = { file, at: at(['outcomes', index, 'id']), item: head.id, about: `thin ${id} ${text}` };
    return [advise('outcome-thin', subject, id)];
  });

/** Verbs that name a state of mind (Mager RF. Preparing instructional objectives. 1962). */
const unseen = /^(?:(?:to )?(?:understand|know|learn|appreciate|grasp)\b|be (?:aware|familiar|able to understand)\b)/i;

export const outcomesVague: ModuleRule = ({ file, head, at }) =>
  head.outcomes.flatMap(({ text }, index) => {
    const verb = head.lang.startsWith('en') ? unseen.exec(text)?.[0] : undefined;
    if (!verb) return [];
    return [advise('outcome-vague', { file, at: at(['outcomes', index, 'text']), item: head.id, about: text }, verb)];
  });

export const editionUnasked: ModuleRule = ({ file, head, at, lessons, questions }) => {
  const redo = head.edition?.redo ?? [];
  const asks = questions.some(({ question }) => redo.includes(question.id));
  const read = lessons.map((lesson) => lesson.head.id).filter((id) => redo.includes(id));
  if (read.length === 0 || asks) return [];
  const about = `${head.edition?.number} ${redo.join(' ')}`;
  return [advise('edition-unasked', { file, at: at(['edition', 'redo']), item: head.id, about }, read)];
};

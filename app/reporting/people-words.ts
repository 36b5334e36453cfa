import type { StateCounts } from '#app/assignments/count-states.server.ts';
import type { Share } from '#app/ui/share-bar.tsx';
import type { TagState } from '#app/ui/tag.tsx';
import { courseState } from './course-words.ts';
import type { PeopleState } from './people-filter.ts';
import type { PeopleRowView } from './people-view.ts';

/** The words of a state where people are counted or listed. */
export const peopleState: Record<PeopleState, { tag: TagState; word: string }> = {
  current: courseState.current,
  'due-soon': courseState['due-soon'],
  overdue: courseState.overdue,
  'never-started': courseState['never-started'],
  exempt: courseState.exempt,
  'nothing-assigned': courseState['nothing-assigned'],
};

/** The same for a module: it is done or still to do. */
export const moduleState: typeof peopleState = {
  ...peopleState,
  current: { tag: 'done', word: 'Done' },
  'never-started': { tag: 'open', word: 'To do' },
};

export const rowState: Record<PeopleRowView['state'], { tag: TagState; word: string }> = {
  ...courseState,
  done: moduleState.current,
  'to-do': moduleState['never-started'],
};

export interface Figure extends Share {
  key: PeopleState;
  /** Of these, who never started. */
  never: number;
}

/** The parts of a count, in the order in which they are drawn and read. */
export function figuresOf(counts: StateCounts, words: typeof peopleState = peopleState): Figure[] {
  const figure = (key: PeopleState, n: number, never = 0): Figure => {
    const { tag, word } = words[key];
    return { key, state: tag, word, n, never };
  };
  return [
    figure('current', counts.current),
    figure('due-soon', counts.dueSoon, counts.dueSoonNever),
    figure('overdue', counts.overdue, counts.overdueNever),
    figure('never-started', counts.neverStarted),
    figure('exempt', counts.exempt),
    figure('nothing-assigned', counts.none),
  ];
}

/** "190 Current, 12 Overdue": what a drawing shows, for whoever does not see it. */
export const inWords = (figures: Figure[]): string =>
  figures
    .filter(({ n }) => n > 0)
    .map(({ n, word }) => `${number(n)} ${word.toLowerCase()}`)
    .join(', ') || 'nobody';

/** 12345 as "12,345". */
export const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

import { dayAndMonth, longDate } from '#app/ui/dates.ts';
import type { TagState } from '#app/ui/tag.tsx';
import type { DatedState } from './learner-view.ts';

/** The state of a course, or of a person over all courses: word and shape. */
export const courseState: Record<DatedState['state'], { tag: TagState; word: string }> = {
  exempt: { tag: 'off', word: 'Exempt for now' },
  overdue: { tag: 'late', word: 'Overdue' },
  'date-passed': { tag: 'soon', word: 'Date passed' },
  'due-soon': { tag: 'soon', word: 'Due soon' },
  'never-started': { tag: 'open', word: 'Not started' },
  current: { tag: 'done', word: 'Current' },
  scheduled: { tag: 'off', word: 'Starts later' },
  'nothing-assigned': { tag: 'off', word: 'Nothing assigned' },
};

/** The date beside a state: what it was, is or will be the date of. Null where there is none. */
export function dateWords({ state, dueOn, overdueFrom, isExpiry }: DatedState): string | null {
  if (dueOn === null) return null;
  const date = longDate(dueOn);
  if (isExpiry) return state === 'overdue' ? `Was valid until ${date}` : `Valid until ${date}`;
  if (state === 'overdue') return `Was due ${date}`;
  if (state === 'date-passed' && overdueFrom !== null) {
    return `Was due ${sameYear(dueOn, overdueFrom)}, overdue from ${longDate(overdueFrom)}`;
  }
  return `Due by ${date}`;
}

/** The first of two dates, without its year where the second has the same. */
export function sameYear(first: string, second: string): string {
  return first.slice(0, 4) === second.slice(0, 4) ? dayAndMonth(first) : longDate(first);
}

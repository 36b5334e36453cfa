import type { TagState } from '#app/ui/tag.tsx';
import type { TeamMember } from './team-view.ts';

/** The state of a course, or of a person over all courses: word and shape. */
export const courseState: Record<TeamMember['state'], { tag: TagState; word: string }> = {
  exempt: { tag: 'off', word: 'Exempt for now' },
  overdue: { tag: 'late', word: 'Overdue' },
  'due-soon': { tag: 'soon', word: 'Due soon' },
  'never-started': { tag: 'open', word: 'Not started' },
  current: { tag: 'done', word: 'Current' },
  scheduled: { tag: 'off', word: 'Starts later' },
  'nothing-assigned': { tag: 'off', word: 'Nothing assigned' },
};

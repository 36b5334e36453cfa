import { sameYear } from '#app/reporting/course-words.ts';
import type { PersonModule, PersonStanding } from '#app/reporting/team-view.ts';
import { longDate } from '#app/ui/dates.ts';
import type { TagState } from '#app/ui/tag.tsx';

export const messages = {
  back: 'Your team',
  noUnit: 'In no unit',
  noRole: 'Without a job role',
  today: 'Today',
  needsTalk: 'Needs a talk',
  talk: (modules: string[]) => `A talk is needed about ${modules.map((title) => `“${title}”`).join(' and ')}.`,
  version: (track: 'foundation' | 'full', version: number) =>
    `${track === 'full' ? 'Full track' : 'Foundation track'}, version ${version}`,
  certificates: 'Certificates',
  noCertificates: 'None yet.',
  timeline: 'Timeline',
  noTimeline: 'Nothing yet.',
  decided: (by: string | null, forWhom: string | null) =>
    by === null ? null : forWhom === null ? `Decided by ${by}` : `Decided by ${by} for ${forWhom}`,
  voided: 'Does not count any more',
  earlier: 'What was earlier',
  newest: 'The newest',
  timelinePages: 'Pages of the timeline',
  talkTitle: (module: string) => `Give another attempt at “${module}”`,
  talkText:
    'All attempts are used. Talk the hard questions through first: it is the talk that helps. What was answered stays with the learner.',
  why: 'What happened',
  reasons: {
    'talked-through': 'We talked it through',
    'technical-fault': 'Something technical went wrong',
    other: 'Another reason',
  },
  whyMissing: 'Choose what happened',
  reopen: 'Give one more attempt',
  given: (module: string) => `One more attempt at “${module}” is open`,
  givenText: 'It can be started from now on. The reason that you chose is in the record.',
} as const;

export const moduleState: Record<PersonModule['state'], { state: TagState; word: string }> = {
  done: { state: 'done', word: 'Passed' },
  begun: { state: 'begun', word: 'Begun' },
  open: { state: 'open', word: 'Not started' },
  'needs-talk': { state: 'info', word: 'Needs a talk' },
};

/** Why somebody stands as they do, by the course that decides it. */
export function standingWords({ state, title, dueOn, overdueFrom, isExpiry }: PersonStanding): string {
  const course = `“${title}”`;
  if (dueOn === null) return state === 'nothing-assigned' ? 'No course has been given to this person.' : '';
  const date = longDate(dueOn);
  switch (state) {
    case 'overdue':
      return isExpiry
        ? `${course} was valid until ${date} and has not been renewed.`
        : `${course} was due by ${date} and is not finished.`;
    case 'date-passed':
      return overdueFrom === null
        ? `${course} was due by ${date}.`
        : `${course} was due by ${sameYear(dueOn, overdueFrom)} and counts as overdue from ${longDate(overdueFrom)}.`;
    case 'never-started':
      return `${course} is due by ${date}. Nothing of it has been begun.`;
    case 'exempt':
      return `Nothing is asked before ${date}, when ${course} is due.`;
    default:
      return isExpiry ? `${course} is valid until ${date}.` : `${course} is due by ${date}.`;
  }
}

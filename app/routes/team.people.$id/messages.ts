import type { PersonModule } from '#app/reporting/team-view.ts';
import type { TagState } from '#app/ui/tag.tsx';

export const messages = {
  back: 'Your team',
  noUnit: 'In no unit',
  noRole: 'Without a job role',
  due: (date: string) => `Due by ${date}`,
  edition: (track: 'foundation' | 'full', version: number) =>
    `${track === 'full' ? 'Full track' : 'Foundation track'}, edition ${version}`,
  certificates: 'Certificates',
  noCertificates: 'None yet.',
  talkTitle: (module: string) => `Give another attempt at “${module}”`,
  talkText:
    'All attempts are used. Talk the hard questions through first: it is the talk that helps. What was answered stays with the learner.',
  why: 'What happened',
  reasons: {
    'talked-through': 'We talked it through',
    'technical-fault': 'Something technical went wrong',
    other: 'Another reason',
  },
  reopen: 'Give one more attempt',
} as const;

export const moduleState: Record<PersonModule['state'], { state: TagState; word: string }> = {
  done: { state: 'done', word: 'Passed' },
  begun: { state: 'begun', word: 'Begun' },
  open: { state: 'open', word: 'Not started' },
  'needs-talk': { state: 'info', word: 'Needs a talk' },
};

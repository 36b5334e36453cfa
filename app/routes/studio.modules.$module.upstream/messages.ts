import { longDate } from '#app/ui/dates.ts';

export const messages = {
  title: 'What the content folder has',
  lede: 'This module came with the content folder, and this organisation has made it its own. Here is what has changed in the folder since.',
  none: 'The content folder has nothing new of this module.',
  seen: (day: string) => `As the folder was loaded on ${longDate(day)}`,
  fingerprint: 'Fingerprint',
  against: {
    draft: 'Each text is compared with the draft: what the folder adds is marked, what is only here is struck.',
    version:
      'Each text is compared with what learners see: what the folder adds is marked, what is only here is struck. Taking one over begins a draft.',
  },
  who: {
    folder: 'Changed in the folder only.',
    both: 'Changed in the folder and here: taking it over replaces what was written here, which stays in the history.',
    new: 'New in the folder.',
  },
  names: { 'module.yaml': 'Title, outcomes and rules', 'questions.yaml': 'Questions' } as Record<string, string>,
  picture: 'A picture.',
  take: 'Take this file over into the draft',
  taken: 'The file was taken over into the draft',
  gone: 'No longer in the folder',
  goneText: 'They stay here until somebody removes them from a draft.',
  words: {
    added: 'In the folder',
    removed: 'Only here',
    unchanged: (n: number) => (n === 1 ? 'One line is the same' : `${n} lines are the same`),
  },
} as const;

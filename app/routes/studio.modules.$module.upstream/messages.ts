import { longDate } from '#app/ui/dates.ts';

export const messages = {
  title: 'What is new in the supplied module',
  lede: 'This module was supplied with Acumen, and your organisation has made it its own. Here is what the supplied one has that yours has not.',
  none: 'There is nothing new in it.',
  seen: (day: string) => `As it was supplied on ${longDate(day)}`,
  fingerprint: 'Fingerprint',
  against: {
    draft:
      'Each text is compared with the draft: words that were supplied are underlined, words that only you have are struck through.',
    version:
      'Each text is compared with what learners see: words that were supplied are underlined, words that only you have are struck through. Taking one over begins a draft.',
  },
  who: {
    folder: 'Changed in the supplied module only.',
    both: 'Changed in the supplied module and here: taking it over replaces what was written here, which stays in the history.',
    new: 'New in the supplied module.',
  },
  names: { 'module.yaml': 'Title, outcomes and rules', 'questions.yaml': 'Questions' } as Record<string, string>,
  picture: 'A picture.',
  take: 'Take this over into the draft',
  taken: 'It was taken over into the draft',
  gone: 'No longer supplied',
  goneText: 'They stay here until somebody removes them from a draft.',
  words: {
    added: 'Supplied',
    removed: 'Only here',
    whole: { added: 'All of this is new:', removed: 'Only you have this:' },
    unchanged: (n: number) => (n === 1 ? 'One line is the same' : `${n} lines are the same`),
  },
} as const;

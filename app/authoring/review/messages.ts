export const messages = {
  problems: {
    'authoring.has-problems': 'The check finds problems in this draft. Mend them first: the module’s page lists them.',
    'authoring.published-meanwhile':
      'Another version was published since this draft was begun. Take it over first, on the review page.',
    'authoring.note-too-long': 'Write at most 2,000 characters.',
    'authoring.say-what-to-change': 'Say what is to be changed.',
    'authoring.comment-empty': 'Write your comment.',
    'authoring.comment-too-long': 'A comment can have 2,000 characters.',
    'authoring.next-review-day': 'Choose a day after today, within five years.',
    'authoring.choose-sides': 'Choose for each file whose text the draft is to have.',
  } as Record<string, string>,
  fields: {
    'authoring.note-too-long': 'note',
    'authoring.say-what-to-change': 'note',
    'authoring.comment-empty': 'text',
    'authoring.comment-too-long': 'text',
    'authoring.next-review-day': 'on',
    'authoring.choose-sides': 'sides',
  } as Record<string, string>,
  heads: {
    title: (title: string) => `Title: ${title}`,
    minutes: (minutes: number) => `Minutes: ${minutes}`,
    outcome: (text: string) => `Outcome: ${text}`,
    block: (title: string, id: string) => `${title} “${id}”`,
    source: (n: number, cite: string) => `Source ${n}: ${cite}`,
  },
  diff: {
    added: 'Added',
    removed: 'Removed',
    unchanged: (lines: number) => `${lines} lines as they were`,
    whole: { added: 'All of this is new:', removed: 'All of this was taken out:' },
  },
} as const;

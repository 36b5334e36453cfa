export const messages = {
  problems: {
    'authoring.no-draft': 'This module has no draft. Begin one first.',
    'authoring.no-such-module': 'There is no such module.',
    'authoring.no-such-file': 'There is no such file in this draft. Somebody may have removed or moved it.',
    'authoring.has-draft': 'Somebody has begun a draft of this module. There is one at a time.',
    'authoring.draft-closed': 'This draft was published or given up. Begin a new one.',
    'authoring.saved-by-another': 'Somebody else has saved this since you opened it. Nothing of yours is lost.',
    'authoring.bad-id': 'Use lower-case letters, digits and hyphens, such as “hand-hygiene”. Up to 80 characters.',
    'authoring.bad-title': 'Give a title of 1 to 120 characters.',
    'authoring.id-taken': 'A module has this id or this address already. Choose another.',
    'authoring.text-too-long': 'This text is too long to be kept. Split it.',
    'authoring.too-many-lessons': 'A module can have 99 lessons.',
    'authoring.file-stays': 'A module cannot be without this file.',
    'authoring.not-a-module-file': 'This file cannot be part of a module.',
    'curriculum.not-a-picture': 'This is not a PNG, JPEG or WebP picture.',
  } as Record<string, string>,
  fields: {
    'authoring.bad-id': 'id',
    'authoring.id-taken': 'id',
    'authoring.bad-title': 'title',
    'authoring.text-too-long': 'text',
    'authoring.saved-by-another': 'text',
  } as Record<string, string>,
  states: { open: 'Draft', review: 'In review', approved: 'Approved', closed: 'Closed' },
  template: {
    summary: 'One plain sentence that says what this module is about.',
    outcome: 'say in one sentence what somebody can do after this module',
    lesson: {
      title: 'First lesson',
      text: 'Begin with one concrete moment at work: who, where, what happens.\n\n## What to remember\n\nSay the one thing that somebody should still know tomorrow.',
    },
    question: {
      stem: 'This sentence is true.',
      key: true,
      feedback: { true: 'Say why this is right.', false: 'Say why this is wrong.' },
    },
  },
} as const;

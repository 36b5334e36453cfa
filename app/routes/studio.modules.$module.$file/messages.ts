export const messages = {
  title: {
    head: 'Title, outcomes and rules',
    lesson: 'Lesson',
    questions: 'Questions',
    translation: 'Translation',
    picture: 'Picture',
  },
  text: 'Text',
  save: 'Save',
  saved: 'Saved',
  theirs: 'What is stored now',
  theirsText:
    'Take over from it what you need; saving again puts your text in its place. The other text stays in the history.',
} as const;

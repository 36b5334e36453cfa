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
  check: 'What the check says',
  fine: 'Nothing is wrong with this text.',
  theirs: 'What is stored now',
  theirsText:
    'Take over from it what you need; saving again puts your text in its place. The other text stays in the history.',
} as const;

export const previewMessages = {
  afterRight: 'After the quiz, answered rightly',
  afterWrong: { one: 'After the quiz, answered wrongly', none: 'After the quiz, not answered' },
} as const;

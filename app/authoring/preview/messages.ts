export const messages = {
  title: (lesson: string) => `Preview: ${lesson}`,
  lede: 'As learners would see it. What you try out here is recorded nowhere.',
  /** Beside the editor's own main part. */
  main: 'Lesson',
  back: { text: 'Back to the text', review: 'Back to the review' },
  where: (module: string) => module,
  minutes: (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}`,
  cannot: 'This lesson cannot be shown yet',
  notChecked: 'Choose an answer first, then send it.',
} as const;

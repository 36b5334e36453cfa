export const messages = {
  title: 'What learners get wrong',
  back: 'Studio',
  lede: 'How people first answered the questions that learners get now, the hardest first. Nothing is shown of fewer than five people.',
  none: 'There is no module whose answers you may see.',
  noneYet: 'No question has been answered by five people yet.',
  quiet: (n: number) => (n === 1 ? 'One question has too few answers.' : `${n} questions have too few answers.`),
  caption: (title: string) => `Questions of ${title}`,
  question: 'Question',
  people: 'People',
  right: 'Right in full',
  tells: 'Tells apart',
  idle: 'Chosen by nobody',
} as const;

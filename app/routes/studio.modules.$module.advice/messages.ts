export const messages = {
  title: 'Advice for learning',
  lede: 'What makes a text easier to learn from. None of it keeps the module from being published.',
  all: 'What there is to say',
  none: 'Nothing. Well done.',
  unreadable: 'A text of this draft cannot be read yet. Mend what the check says first.',
  silence: 'Live with it',
  about: (message: string) => `: ${message}`,
  reason: 'Why it may stay',
  button: 'Silence it',
  silenced: 'Silenced',
  nobody: 'Nothing is silenced.',
  done: 'It is silenced, and the reason is kept',
} as const;

export const messages = {
  title: 'Advice for learning',
  lede: 'What makes a text easier to learn from. None of it keeps the module from being published.',
  all: 'What there is to say',
  none: 'Nothing: this draft is well made.',
  unreadable: 'A text of this draft cannot be read yet. Mend what the check says first.',
  silence: 'Leave it as it is',
  about: (message: string) => `: ${message}`,
  reason: 'Why it may stay',
  button: 'Set this advice aside',
  silenced: 'Set aside',
  nobody: 'Nothing is set aside.',
  done: 'The advice is set aside, and the reason is kept',
} as const;

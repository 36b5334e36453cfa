export const messages = {
  title: 'What you decided for many at once',
  back: 'People',
  none: 'Nothing yet',
  noneText: 'Choose people on the list, and what to do about them.',
  caption: 'The newest first',
  what: 'What',
  decision: 'What was decided',
  on: 'Started on',
  done: 'Changed',
  unchanged: 'Not changed',
  running: 'Under way',
} as const;

export const messages = {
  title: (n: number) => `Withdraw version ${n}`,
  lede: 'For a text that should not be read any longer. It cannot be undone; a better version can be published.',
  what: 'What happens',
  servedInstead: (n: number) => `Learners see version ${n} again, from this moment on.`,
  none: 'There is no earlier version. Learners are told that the module is being revised, and nobody can take its quiz.',
  moved: 'Courses that are under way and ask for this version are brought to the one that learners see then.',
  kept: 'Results and certificates stand. What people have learnt in this version goes on counting.',
  form: 'Withdraw it',
  reason: 'Why',
  reasonHint: 'Kept in the audit trail.',
  button: (n: number) => `Withdraw version ${n}`,
  nothing: 'This module has no published version.',
} as const;

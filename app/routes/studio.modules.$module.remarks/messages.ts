export const messages = {
  title: 'What learners say',
  lede: 'Something wrong or unclear, from lessons and from answers after the quiz. Names are shown only of those who want it.',
  open: 'Waiting',
  handled: 'Dealt with',
  toHandled: 'Show what was dealt with',
  toOpen: 'Show what waits',
  none: { open: 'Nothing waits.', handled: 'Nothing was dealt with yet.' },
  older: 'Older ones',
  done: 'That remark was dealt with',
  kind: { lesson: 'Lesson', question: 'Question' },
} as const;

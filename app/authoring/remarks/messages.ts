export const remarkWords = {
  beside: 'What learners say about it',
  toRemarks: 'Answer them',
  version: (n: number) => `Version ${n}`,
  noText: 'Marked without a word.',
  somebody: 'Somebody who does not show their name',
  gone: 'Not in the version that learners see now',
  replied: 'Answer',
  noReply: 'Dealt with, without an answer',
  reply: 'Answer, if you like',
  replyHint: 'Whoever said it reads this at the lesson.',
  handle: 'Dealt with',
  problems: {
    'learning.no-such-remark': 'Somebody has dealt with this remark already.',
  } as Record<string, string>,
} as const;

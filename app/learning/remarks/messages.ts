export const remarkWords = {
  open: 'Something wrong or unclear?',
  text: 'What is it?',
  textHint: 'You may leave it empty. Please write nothing about a patient.',
  place: 'Where?',
  whole: 'The whole lesson',
  named: 'Show my name to the authors',
  namedHint: 'Otherwise they do not see who says it. Your manager sees none of it.',
  send: 'Send to the authors',
  sent: 'Sent to the authors',
  sentText: 'Thank you.',
  replied: 'What the authors answered you',
  yours: (text: string) => (text === '' ? 'You had marked this lesson.' : `You had said: “${text}”`),
} as const;

export const messages = {
  back: 'People',
  chosen: (n: number) => (n === 1 ? '1 person is chosen' : `${n} people are chosen`),
  more: (n: number) => `and ${n} more`,
  nobody: 'Nobody is chosen',
  nobodyText: 'Go back to the list and tick the people, or choose everybody on it.',
  course: 'Course',
  module: 'Module',
  why: 'Why',
  evidenceKind: 'What the evidence is',
  evidence: 'What you have seen',
  evidenceHint:
    'Say which document, from whom and of which day, for all of these people. It is kept with each record; write nothing about health.',
  day: { assign: 'Due by', due: 'New due date', waive: 'Until' },
  look: 'See who would change',
  lookText: 'Nothing is done yet.',
  refused: 'This could not be planned. Look at the form and try again.',
} as const;

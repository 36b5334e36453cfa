import type { BlockName } from '#app/blocks/block.ts';

export const messages = {
  where: (module: string, number: number, of: number) => `${module}, lesson ${number} of ${of}`,
  back: (module: string) => module,
  minutes: (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}`,
  edition: (n: number) => `Edition ${n}`,
  stopped: 'You stopped here',
  resume: 'You have been here before.',
  resumeLink: 'Go to the place where you stopped',
  five: 'Five minutes',
  fiveUntil: 'Read until',
  fiveThen: 'Your place is kept, so you can stop there.',
  changed: 'This lesson has changed since you read it',
  changedText:
    'Read what is new and close it again with the button at the end. Your earlier work stays in your record.',
  done: 'You have done this lesson',
  doneText: 'It stays open to read again whenever you like.',
  doneNext: 'Done, next',
  doneLast: 'Done, to the quiz',
  waiting: 'Before you close this lesson',
  waitingText: 'These still wait for you:',
  waitingItem: {
    Check: 'a question to answer',
    Deidentify: 'the simulation to pass',
    RiskSorter: 'the simulation to finish',
    KAnonymity: 'the exercise to try',
  } satisfies Record<BlockName, string> as Record<string, string>,
  simulation: 'Simulation',
  startSimulation: 'Start the simulation',
  lessons: 'Lessons',
  sources: 'Sources',
  sourceStatus: {
    verified: '',
    secondary: 'Read in a secondary source.',
    'general-knowledge': 'General knowledge; check locally.',
  } as Record<string, string>,
  notChecked: 'Choose an answer first, then send it.',
} as const;

/** Sentences of the simulation "De-identify the note". */
export const messages = {
  kind: 'Simulation',
  passedBefore: 'You have passed this. Practise on further notes as often as you like.',
  types: 'The 18 types',
  how: 'Click or tap a word to mark it, and again to unmark it.',
  howLive: 'With a mouse you can also drag over several words.',
  howKeys: 'With the keyboard: arrow keys move, Space marks, Shift with an arrow key does the same to the next words.',
  marked: (n: number) => (n === 1 ? '1 word marked' : `${n} words marked`),
  clear: 'Clear all marks',
  send: 'Check my note',
  saving: 'Saving…',
  saved: 'Your marks are saved.',
  unsaved: 'Not saved yet. It goes with your next change.',
  markFirst: 'Mark at least one word before you send the note.',
  goal: (recall: number, precision: number) =>
    `To pass: find at least ${recall} % of the identifiers, and at least ${precision} % of your marks are identifiers.`,

  passed: 'Passed. Nothing that matters was left in.',
  passedWithMisses: (n: number) => `Passed, with ${identifiers(n)} missed.`,
  missed: (n: number, of: number) =>
    `Not yet: ${n} of ${of} ${of === 1 ? 'identifier' : 'identifiers'} still in the note.`,
  tooMuch: 'Not yet: everything is found, but too much was taken out.',
  recall: 'Found',
  recallWords: (found: number, total: number) => `${found} of ${identifiers(total)}. This is the recall.`,
  needed: (percent: number) => `Needed: ${percent} %`,
  precision: 'Rightly marked',
  precisionWords: (found: number, marks: number) =>
    `${found} of ${marks === 1 ? '1 mark' : `${marks} marks`}. This is the precision.`,
  precisionNone: 'No whole identifier and no other word was marked.',
  f2: 'Score',
  f2Words: 'F2, in which a miss weighs more than a mark too many.',
  percent: (n: number) => `${n} %`,
  noPercent: '–',

  yourNote: 'Your note, checked',
  key: 'What the marks mean',
  partNames: {
    found: 'Found, rightly taken out',
    missed: 'Missed, still in the note',
    false: 'Marked, but may stay',
    trap: 'Marked, but may stay: a trap',
    kept: 'A trap, rightly left in',
    free: 'Staff, not counted either way',
    beside: 'Marked beside an identifier, not counted',
  },
  inText: {
    found: 'found:',
    missed: 'missed:',
    false: 'wrongly marked:',
    trap: 'wrongly marked:',
    kept: 'rightly left:',
    free: '',
    beside: '',
  },

  missedTitle: 'What was missed',
  missedWhole: 'Not marked.',
  missedPartly: 'Only partly marked. The rest still gives it away.',
  falseTitle: 'What may stay',
  falseTrap:
    'A trap. A year, a state, an age up to 89, a length of time and medical facts may stay, and the note needs them.',
  falseOther: 'Not on the list. Without these words the note says less and protects nobody better.',
  foundTitle: (n: number) => `What was found (${n})`,
  noteText: 'In the note',
  type: 'Type',
  meaning: 'What it means',

  another: 'Try another note',
  practise: 'Practise on another note',
} as const;

function identifiers(n: number): string {
  return n === 1 ? '1 identifier' : `${n} identifiers`;
}

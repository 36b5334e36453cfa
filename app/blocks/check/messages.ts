/** Sentences of the check. */
export const messages = {
  kind: 'Check yourself',
  chooseOne: 'Choose one answer.',
  chooseMany: 'Choose all that apply.',
  send: 'Show what this means',
  again: 'Change my answer',
  right: 'Yes, that is the point.',
  partly: 'Not quite. Here is why.',
  chosenRight: 'You chose this. It fits.',
  chosenWrong: 'You chose this. It does not fit.',
  missed: 'You did not choose this. It fits too.',
  missedOnly: 'This is the one that fits.',
  leftOut: 'You left this out, rightly.',
} as const;

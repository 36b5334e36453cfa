import type { Bin, HardStop, Scores } from './risk.ts';

/** What each score means, from the four questions of the lesson. */
const scales: Record<keyof Scores, { name: string; words: string[] }> = {
  d: { name: 'Data', words: ['public', 'internal', 'about staff, or confidential', 'a patient could be known'] },
  t: {
    name: 'Tool',
    words: [
      'approved for this data',
      'approved only for less private data',
      'a work tool, not approved',
      'a public or personal account',
    ],
  },
  i: { name: 'Impact if wrong', words: ['nothing', 'a nuisance', 'a step in care', 'a clinical decision'] },
  v: { name: 'Checking', words: ['a full check is planned', 'a partial check', 'no check'] },
};

const binNames: Record<Bin, string> = { go: 'Go', caution: 'Caution', stop: 'Stop' };

const hardStops: Record<HardStop, string> = {
  'data-tool': 'Hard stop: patient details in a tool that is not approved for them.',
  'impact-check': 'Hard stop: a clinical decision without a full check.',
};

/** Sentences of the prompt-risk sorter. */
export const messages = {
  kind: 'Simulation',
  finishedBefore: 'You have finished this. Sort again as often as you like.',
  scales,
  bins: binNames,
  hardStops,
  card: (n: number) => `Card ${n}`,
  tool: 'Tool',
  data: 'Data',
  purpose: 'For',
  sumTitle: 'The sum once more',
  sumQuestion: 'Question',
  sumRule: '0 to 3: go. 4 to 6: caution. 7 and more: stop.',
  sumHard:
    'Stop whatever the sum: patient details in a tool not approved for them; a clinical decision without a full check.',

  reason: 'One card you found hard',
  reasonHint: (least: number) =>
    `Choose one card you found hard and say in a sentence, of at least ${least} characters, what decided it.`,
  reasonPrivacy: 'Write about the card. Put in nothing about a real patient or a colleague.',
  reasonShort: (least: number) => `Write a little more: at least ${least} characters.`,
  placed: (n: number, of: number) => `${n} of ${of} placed`,
  allPlaced: 'All placed. Now the reason, then send.',
  next: (n: number) => `Next: card ${n}`,
  toCard: (n: number, bin: string) => `Card ${n}, in ${bin}`,
  tray: 'Where the cards are',
  send: 'Show how it came out',
  saving: 'Saving…',
  saved: 'Your work is saved.',
  unsaved: 'Not saved yet. It goes with your next change.',

  outcome: (right: number, of: number) => `${right} of ${of} cards in the right bin`,
  perfect: (of: number) => `All ${of} cards in the right bin`,
  unfinished: 'Not finished yet',
  unplaced: (n: number) => (n === 1 ? 'One card has no bin.' : `${n} cards have no bin.`),
  noReason: (least: number) => `The sentence about a hard card is missing or shorter than ${least} characters.`,
  unfinishedNote: 'The right bins are shown once every card is placed and the sentence is written.',
  score: 'Score',
  scoreWords: (score: number, of: number) => `${score} of ${of}`,
  noCost: 'No stop card went into go.',
  cost: (n: number, each: number) =>
    n === 1 ? `One stop card went into go and cost ${each}.` : `${n} stop cards went into go and cost ${each} each.`,
  costFloor: 'The score does not fall below 0.',
  yourReason: 'What decided your hard card',
  wrongTitle: (n: number) => (n === 1 ? 'One card to look at again' : `${n} cards to look at again`),
  rightTitle: (n: number) => `In the right bin (${n})`,
  yours: 'You said',
  answer: 'It is',
  rightBin: 'Right',
  stopInGo: 'A stop card in go. At work, this is the one that hurts.',
  sum: 'Sum',
  again: 'Sort again',
} as const;

import type { QuestionType } from './question.ts';
import type { WrongReason } from './question-model.ts';

/** What a type is called, by those who write questions. */
export const typeWords: Record<QuestionType, string> = {
  single: 'One right answer',
  multiple: 'Several right answers',
  'true-false': 'True or false',
  scenario: 'Scenario, one right answer',
  numeric: 'A number',
  matching: 'Matching',
  ordering: 'Ordering',
};

/** How to answer, by type. */
const hint: Record<QuestionType, string> = {
  single: 'Choose one.',
  scenario: 'Choose one.',
  'true-false': 'Choose one.',
  multiple: 'Choose all that apply.',
  numeric: 'Give a number. A decimal point and a decimal comma both count.',
  matching: 'Choose a match for each row.',
  ordering: 'Give each row its position; 1 comes first.',
};

/** Why a posted answer could not be read, and what to do. */
const wrong: Record<WrongReason, string> = {
  malformed: 'This answer could not be read. Please answer again.',
  'not-a-number': 'Write a number, for example 29.6',
  'ambiguous-number': 'This could be thousands or decimals. Write it without the comma, for example 1234 or 1.234',
  'too-many-digits': 'Write the number with at most 15 digits.',
  'positions-missing': 'Give every row a position.',
  'positions-repeated': 'Give each row a position of its own: one is there twice.',
};

export const messages = {
  hint,
  wrong,
  unit: (unit: string) => `The unit is ${unit}.`,
  critical: 'Safety question',
  criticalNote: 'It must be right for you to pass.',
  true: 'True',
  false: 'False',
  orArrows: 'Or use the arrows.',
  chooseMatch: 'Choose…',
  matches: 'The matches',
  choosePosition: '–',
  moveUp: (text: string) => `Move up: ${text}`,
  moveDown: (text: string) => `Move down: ${text}`,
  moved: (text: string, place: number, of: number) => `${text}: now ${place} of ${of}`,

  right: 'Right',
  partly: 'Partly right',
  notRight: 'Not right',
  notAnswered: 'Not answered',
  points: (got: string, max: string) => (max === '1' ? `${got} of 1 point` : `${got} of ${max} points`),
  chosenRight: 'Your answer, right',
  chosenWrong: 'Your answer, not right',
  missed: 'Right, but you did not choose it',
  rightAnswer: 'The right answer',
  accepted: (from: string, to: string) => `Anything from ${from} to ${to} counts.`,
  rightMatch: (text: string) => `The right match: ${text}`,
  yourOrder: 'Your order',
  rightOrder: 'The right order',
  afterRight: 'Rightly after the row above',
  afterWrong: 'Belongs before the row above',
} as const;

/** Points × 100 as a person reads them: 100 is 1, 67 is 0.67. */
export function formatPoints(points: number): string {
  return String(points / 100);
}

import { acceptedDecimal } from './decimals.ts';
import { messages } from './messages.ts';
import { NotImported } from './question-import.ts';

const { reasons } = messages;

export interface ForeignOption {
  text: string;
  feedback?: string;
  /** In hundredths of the question: 100 is all of it. */
  weight: number;
}

/** A question in words that all foreign formats share, before it is one of ours. Texts are plain. */
export type ForeignQuestion = {
  stem: string;
  general?: string;
  /** × 100. */
  points?: number;
  notes: string[];
} & (
  | { kind: 'choice'; single: boolean; options: ForeignOption[]; fixedOrder?: boolean }
  | { kind: 'true-false'; key: boolean; ifTrue?: string; ifFalse?: string }
  | { kind: 'numeric'; key: string; tolerance: string; unit?: string }
  | { kind: 'matching'; pairs: { left: string; right: string }[] }
  /** In the right order. */
  | { kind: 'ordering'; items: string[] }
);

/** The fields of `questions.yaml` that a foreign question decides; throws `NotImported` where ours cannot say the same. */
export function fieldsOf(foreign: ForeignQuestion, notes: Set<string>): Record<string, unknown> {
  switch (foreign.kind) {
    case 'choice':
      return choiceFields(foreign, notes);
    case 'true-false':
      return trueFalseFields(foreign, notes);
    case 'numeric':
      return {
        type: 'numeric',
        key: acceptedDecimal(foreign.key),
        tolerance: acceptedDecimal(foreign.tolerance),
        ...(foreign.unit ? { unit: foreign.unit } : {}),
        feedback: { general: generalOf(foreign, notes) },
      };
    case 'matching':
      return matchingFields(foreign, notes);
    case 'ordering':
      return orderingFields(foreign, notes);
  }
}

type Of<K> = Extract<ForeignQuestion, { kind: K }>;

function generalOf({ general }: ForeignQuestion, notes: Set<string>): string {
  if (general) return general;
  notes.add(messages.notes.feedback);
  return messages.missingFeedback;
}

const letter = (index: number): string => String.fromCharCode(97 + index);

function choiceFields(foreign: Of<'choice'>, notes: Set<string>): Record<string, unknown> {
  const { options, single, fixedOrder } = foreign;
  if (options.length < 2) throw new NotImported(reasons.oneOption);
  const right = single ? [rightOne(options)] : rightOnes(options, notes);
  const key = right.map(letter);
  const feedback = Object.fromEntries(
    options.flatMap((option, index) => (option.feedback ? [[letter(index), option.feedback]] : [])),
  );
  return {
    type: single ? 'single' : 'multiple',
    options: options.map(({ text }, index) => ({ id: letter(index), text })),
    ...(fixedOrder ? { fixedOrder: true } : {}),
    key: single ? key[0] : key,
    feedback: { ...feedback, general: generalOf(foreign, notes) },
  };
}

function rightOne(options: ForeignOption[]): number {
  const right = options.flatMap(({ weight }, index) => (weight === 100 ? [index] : []));
  const other = options.find(({ weight }) => weight !== 100 && weight !== 0);
  if (other) throw new NotImported(reasons.partWeight(other.weight));
  if (right.length > 1) throw new NotImported(reasons.severalRight);
  const [only] = right;
  if (only === undefined) throw new NotImported(reasons.noRight);
  return only;
}

/** Files write a third as 33.33333 or 33.3. */
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.1;

/** Right options share the points equally; wrong ones take away as much as a right one gives (our rule), or nothing. */
function rightOnes(options: ForeignOption[], notes: Set<string>): number[] {
  const right = options.flatMap(({ weight }, index) => (weight > 0 ? [index] : []));
  if (right.length === 0) throw new NotImported(reasons.noRight);
  const share = 100 / right.length;
  if (!right.every((index) => near(options[index]?.weight ?? 0, share))) throw new NotImported(reasons.unequalWeights);
  const wrong = options.filter(({ weight }) => weight <= 0);
  const other = wrong.find(({ weight }) => weight !== 0 && !near(weight, -share));
  if (other) throw new NotImported(reasons.negativeWeight(other.weight));
  if (wrong.some(({ weight }) => weight === 0)) notes.add(messages.notes.ticks);
  return right;
}

function trueFalseFields(
  { key, ifTrue, ifFalse, general }: Of<'true-false'>,
  notes: Set<string>,
): Record<string, unknown> {
  const text = (own: string | undefined) => [own, general].filter(Boolean).join('\n\n');
  if (!text(ifTrue) || !text(ifFalse)) notes.add(messages.notes.feedback);
  const feedback = {
    true: text(ifTrue) || messages.missingFeedback,
    false: text(ifFalse) || messages.missingFeedback,
  };
  return { type: 'true-false', key, feedback };
}

/** Equal texts on the right are one item; a pair without a left side is an item that fits nothing. */
function matchingFields(foreign: Of<'matching'>, notes: Set<string>): Record<string, unknown> {
  const right = [...new Set(foreign.pairs.map((pair) => pair.right))];
  const rows = foreign.pairs.filter((pair) => pair.left !== '');
  const idOf = (index: number) => String(index + 1);
  return {
    type: 'matching',
    left: rows.map((pair, index) => ({ id: idOf(index), text: pair.left })),
    right: right.map((text, index) => ({ id: letter(index), text })),
    key: Object.fromEntries(rows.map((pair, index) => [idOf(index), letter(right.indexOf(pair.right))])),
    feedback: { general: generalOf(foreign, notes) },
  };
}

/** The bank writes the items in another order than the right one: that of their words, or turned round. */
function orderingFields(foreign: Of<'ordering'>, notes: Set<string>): Record<string, unknown> {
  const { items } = foreign;
  const sorted = [...items].sort();
  const written = sorted.join('\0') === items.join('\0') ? sorted.reverse() : sorted;
  return {
    type: 'ordering',
    options: written.map((text, index) => ({ id: letter(index), text })),
    key: items.map((text) => letter(written.indexOf(text))),
    feedback: { general: generalOf(foreign, notes) },
  };
}

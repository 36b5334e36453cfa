import type { BlockModel } from '../block.ts';
import { seededOrder } from '../simulation/seed.ts';
import { type Bin, binOf, bins, type HardStop, hardStops, type Scores, sumOf } from './risk.ts';

interface Task {
  id: string;
  text: string;
  tool: string;
  data: string;
  purpose: string;
}

export interface RiskSorterProps {
  id: string;
  title: string;
  intro: string;
  cards: (Task & Scores & { why: string })[];
}

export interface RiskSorterView {
  title: string;
  intro: string;
  /** In the order of this try; without scores and reasons. */
  cards: Task[];
}

/** Unfinished work has cards without a bin or no reason; only a whole answer passes. */
export interface RiskSorterAnswer {
  /** By card id. */
  bins: Record<string, Bin>;
  reason: string;
}

export interface CardResult extends Task, Scores {
  yours: Bin;
  bin: Bin;
  sum: number;
  hard: HardStop[];
  why: string;
}

export type RiskSorterResult =
  /** The bins stay closed until every card is placed and the reason written. */
  | { whole: false; unplaced: number; reasonMissing: boolean }
  | { whole: true; right: number; stopsInGo: number; score: number; reason: string; cards: CardResult[] };

export const reasonLength = { min: 20, max: 600 };
/** What a stop card in go takes from the score. */
export const stopInGoCost = 3;

function readReason(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
}

function isBin(value: unknown): value is Bin {
  return bins.some((bin) => bin === value);
}

/** Correct bins less the cost of each stop card in go, not below 0. */
function scoreOf({ cards }: RiskSorterProps, answer: RiskSorterAnswer) {
  const right = cards.filter((card) => answer.bins[card.id] === binOf(card)).length;
  const stopsInGo = cards.filter((card) => binOf(card) === 'stop' && answer.bins[card.id] === 'go').length;
  return { right, stopsInGo, score: Math.max(0, right - stopInGoCost * stopsInGo) };
}

function lacks({ cards }: RiskSorterProps, answer: RiskSorterAnswer) {
  return {
    unplaced: cards.filter((card) => answer.bins[card.id] === undefined).length,
    reasonMissing: answer.reason.length < reasonLength.min,
  };
}

function isWhole(props: RiskSorterProps, answer: RiskSorterAnswer): boolean {
  const { unplaced, reasonMissing } = lacks(props, answer);
  return unplaced === 0 && !reasonMissing;
}

const order = (props: RiskSorterProps, seed: string, tryNumber: number) =>
  seededOrder(props.cards, `${seed} ${tryNumber}`);

const taskOf = ({ id, text, tool, data, purpose }: Task): Task => ({ id, text, tool, data, purpose });

/** Prompt-risk sorter: completed with every card placed and a written reason; the score is feedback. */
export const riskSorterModel: BlockModel<RiskSorterProps, RiskSorterView, RiskSorterAnswer, RiskSorterResult> = {
  name: 'RiskSorter',
  version: 1,
  graded: true,
  view: (props, seed, tryNumber) => ({
    title: props.title,
    intro: props.intro,
    cards: order(props, seed, tryNumber).map(taskOf),
  }),
  parseAnswer: (form, { cards }) => {
    const placed = cards.flatMap(({ id }) => form.getAll(`bin.${id}`).map((value) => [id, value] as const));
    const reason = readReason(form.get('reason'));
    const once = new Set(placed.map(([id]) => id)).size === placed.length;
    if (!once || !placed.every(([, bin]) => isBin(bin)) || reason.length > reasonLength.max) return null;
    return { bins: Object.fromEntries(placed) as Record<string, Bin>, reason };
  },
  grade: (props, _seed, _tryNumber, answer) => ({
    points: scoreOf(props, answer).score * 100,
    max: props.cards.length * 100,
    passed: isWhole(props, answer),
  }),
  result: (props, seed, tryNumber, answer) => {
    if (!isWhole(props, answer)) return { whole: false, ...lacks(props, answer) };
    const cards = order(props, seed, tryNumber).map((card): CardResult => {
      const { d, t, i, v, why } = card;
      const bin = binOf(card);
      const scores = { d, t, i, v, sum: sumOf(card), hard: hardStops(card) };
      return { ...taskOf(card), ...scores, why, bin, yours: answer.bins[card.id] ?? bin };
    });
    return { whole: true, ...scoreOf(props, answer), reason: answer.reason, cards };
  },
  text: (answer) => answer.reason,
};

import { type Dimension, type Instrument, itemsOf } from './instrument.ts';

/** Stands for "don't know" where a level from 1 to 5 is asked. */
export const dontKnow = 0;
/** Raters fewer than this are said to be few (the panel), or nothing is shown at all (the survey). */
export const fewest = 5;

export interface Rating {
  /** 1 to 5, or `dontKnow`. */
  level: number;
  /** A line of evidence came with it. */
  noted: boolean;
}

export interface ItemScore {
  id: string;
  critical: boolean;
  /** From 1 to 5, half values included. */
  median: number;
  /** How many raters chose "don't know", then each of the levels 1 to 5. */
  counts: number[];
  /** Raters are so far apart that they should talk before anybody averages: 3 levels or more. */
  wide: boolean;
  /** A line of evidence, and nobody who does not know. */
  sure: boolean;
}

export interface DimensionScore {
  id: string;
  /** 0 to 100. */
  score: number;
  items: ItemScore[];
}

export type Weights = ReadonlyMap<string, number>;
export const bands = ['foundations', 'building', 'pilot', 'scale'] as const;
export type Band = (typeof bands)[number];

export type Gate =
  /** A critical item at level 1: the overall score is capped. */
  | { gate: 'critical'; about: string[] }
  /** A dimension below 25: no pilot with patient data or care. */
  | { gate: 'dimension'; about: string[] }
  /** D1, S1 or S2 below 3: no tool for clinical decisions. */
  | { gate: 'clinical'; about: string[] };

export interface PanelScore {
  dimensions: DimensionScore[];
  /** By the weights given, before gates. */
  ungated: number;
  overall: number;
  gates: Gate[];
  band: Band;
  /** Share of items that are sure, 0 to 1. */
  confidence: number;
}

const cap = 24;
const weakBelow = 25;
const clinicalItems = ['D1', 'S1', 'S2'];
const clinicalFrom = 3;
const wideFrom = 3;

/**
 * The result of a panel (CONTENT.md E3 to E5): item, dimension, overall, then gates, then band. `ratings` holds what each
 * rater said of each item, by its id; an item that nobody rated counts as 1.
 */
export function scorePanel(
  instrument: Instrument,
  ratings: ReadonlyMap<string, Rating[]>,
  weights: Weights = defaultWeights(instrument),
): PanelScore {
  const dimensions = instrument.dimensions.map(({ id, items }) => {
    const scored = items.map((item) => scoreItem(item, ratings.get(item.id) ?? []));
    return { id, items: scored, score: dimensionScore(scored.map(({ median }) => median)) };
  });
  const ungated = overallScore(dimensions, weights);
  const gates = gatesOf(dimensions);
  const overall = gates.some(({ gate }) => gate === 'critical') ? Math.min(ungated, cap) : ungated;
  const items = dimensions.flatMap((dimension) => dimension.items);
  const confidence = items.filter(({ sure }) => sure).length / itemsOf(instrument).length;
  return { dimensions, ungated, overall, gates, band: bandOf(overall), confidence };
}

export const defaultWeights = ({ dimensions }: Pick<Instrument, 'dimensions'>): Weights =>
  new Map(dimensions.map(({ id, weight }) => [id, weight]));

/**
 * E3: the median across raters. "Don't know" counts as 1 there; for how far raters are apart it counts as nothing, since
 * not knowing contradicts nobody.
 */
export function scoreItem({ id, critical }: Dimension['items'][number], ratings: readonly Rating[]): ItemScore {
  const levels = ratings.map(({ level }) => level);
  const known = levels.filter((level) => level !== dontKnow);
  return {
    id,
    critical: critical === true,
    median: median(levels.map((level) => Math.max(level, 1))),
    counts: [dontKnow, 1, 2, 3, 4, 5].map((level) => levels.filter((one) => one === level).length),
    wide: known.length > 0 && Math.max(...known) - Math.min(...known) >= wideFrom,
    sure: ratings.some(({ noted }) => noted) && known.length === levels.length,
  };
}

/** The middle one, or half-way between the two in the middle; 1 of none. */
export function median(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
  return (lower + upper) / 2;
}

/** E3: (sum of the four items − 4) / 16 × 100; exact in binary for half values. */
export function dimensionScore(medians: readonly number[]): number {
  const lowest = medians.length;
  return ((medians.reduce((sum, one) => sum + one, 0) - lowest) / (4 * lowest)) * 100;
}

/** E3: the weighted mean of the dimensions, 0 to 100, whatever the weights add up to. */
export function overallScore(dimensions: readonly Pick<DimensionScore, 'id' | 'score'>[], weights: Weights): number {
  let [sum, all] = [0, 0];
  for (const { id, score } of dimensions) {
    const weight = weights.get(id) ?? 0;
    sum += weight * score;
    all += weight;
  }
  return all === 0 ? 0 : sum / all;
}

/** E4, in its order; a gate that nothing meets is left out. */
function gatesOf(dimensions: readonly DimensionScore[]): Gate[] {
  const items = dimensions.flatMap((dimension) => dimension.items);
  const gates: Gate[] = [
    { gate: 'critical', about: items.filter(({ critical, median }) => critical && median === 1).map(({ id }) => id) },
    { gate: 'dimension', about: dimensions.filter(({ score }) => score < weakBelow).map(({ id }) => id) },
    {
      gate: 'clinical',
      about: items.filter(({ id, median }) => clinicalItems.includes(id) && median < clinicalFrom).map(({ id }) => id),
    },
  ];
  return gates.filter(({ about }) => about.length > 0);
}

/** E5: bands begin at 0, 25, 50 and 75. */
export function bandOf(overall: number): Band {
  return bands[Math.min(Math.floor(overall / 25), 3)] ?? 'foundations';
}

/** The two dimensions to work on first: lowest score, and of equals the one that weighs more. */
export function weakest(dimensions: readonly DimensionScore[], weights: Weights): DimensionScore[] {
  const weightOf = ({ id }: DimensionScore) => weights.get(id) ?? 0;
  return dimensions.toSorted((a, b) => a.score - b.score || weightOf(b) - weightOf(a)).slice(0, 2);
}

/** Under this the result is called one of low confidence. */
export const isLowConfidence = ({ confidence }: Pick<PanelScore, 'confidence'>) => confidence < 0.6;

/** A score as it is shown: cut after one decimal, never rounded up into the next band. */
export const shownScore = (score: number): string => String(Math.floor(score * 10) / 10);

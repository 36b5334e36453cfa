import { actions } from './actions.ts';
import { type Instrument, itemsOf } from './instrument.ts';
import {
  type Band,
  defaultWeights,
  fewest,
  type Gate,
  isLowConfidence,
  overallScore,
  type PanelScore,
  type Rating,
  scorePanel,
  shownScore,
  type Weights,
  weakest,
} from './score.ts';
import { evidenceFrom } from './sheet.ts';

/** What one rater handed in for one item. */
export interface RatingRow {
  roundId: string;
  role: string;
  item: string;
  level: number;
  note: string;
}

/** A closed panel round as far as scores go. */
export interface ScoredRound {
  id: string;
  title: string;
  endedOn: string;
  /** As drawn, 0 to 100, and as shown. */
  overall: Score;
  dimensions: (Score & { id: string })[];
}

export interface Score {
  score: number;
  shown: string;
}

export interface ShownItem {
  id: string;
  title: string;
  critical: boolean;
  median: number;
  counts: number[];
  wide: boolean;
  /** What level the median has reached looks like, and the one above; null at the top. */
  now: string;
  next: string | null;
  notes: { role: string; note: string }[];
}

export interface PanelResult {
  endedOn: string;
  overall: Score;
  /** Where a gate lowered it. */
  ungated: string | null;
  band: Band;
  gates: { gate: Gate['gate']; about: string[] }[];
  /** Whole percent. */
  confidence: number;
  lowConfidence: boolean;
  raters: string[];
  /** Too few for a panel. */
  fewRaters: boolean;
  dimensions: (Score & { id: string; title: string; weight: number; items: ShownItem[] })[];
  weakest: { title: string; shown: string; actions: readonly string[] }[];
  /** Items with a level of 4 or more for which a rater gave no evidence. */
  unproven: string[];
  /** This round and those before it, oldest first; one alone where there is nothing to compare. */
  rounds: ScoredRound[];
  /** The overall score before gates under other weights; null unless they were asked for. */
  reweighed: string | null;
}

interface PanelRound {
  id: string;
  title: string;
  endedOn: string;
}

/**
 * The result of the last of these rounds, compared with those before it (oldest first, of one version of the instrument).
 * Null where nobody handed in a sheet.
 */
export function panelResult(
  instrument: Instrument,
  rounds: readonly PanelRound[],
  rows: readonly RatingRow[],
  otherWeights: Weights | null,
): PanelResult | null {
  const round = rounds.at(-1);
  const own = rows.filter(({ roundId }) => roundId === round?.id);
  if (!round || own.length === 0) return null;
  const weights = defaultWeights(instrument);
  const score = scorePanel(instrument, byItem(own), weights);
  const raters = [...new Set(own.map(({ role }) => role))].sort();
  const titles = new Map([...instrument.dimensions, ...itemsOf(instrument)].map(({ id, title }) => [id, title]));
  const named = (id: string) => (/\d/.test(id) ? `${id} ${titles.get(id)}` : (titles.get(id) ?? id));
  return {
    endedOn: round.endedOn,
    overall: scoreOf(score.overall),
    ungated: score.ungated > score.overall ? shownScore(score.ungated) : null,
    band: score.band,
    gates: score.gates.map(({ gate, about }) => ({ gate, about: about.map(named) })),
    confidence: Math.floor(score.confidence * 100),
    lowConfidence: isLowConfidence(score),
    raters,
    fewRaters: raters.length < fewest,
    dimensions: shownDimensions(instrument, score, own),
    weakest: weakest(score.dimensions, weights).map(({ id, score: each }) => ({
      title: named(id),
      shown: shownScore(each),
      actions: actions[id] ?? [],
    })),
    unproven: itemsOf(instrument)
      .filter(({ id }) => own.some(({ item, level, note }) => item === id && level >= evidenceFrom && note === ''))
      .map(({ id }) => id),
    rounds: rounds.flatMap((each) => scoredRound(instrument, each, rows, weights)),
    reweighed: otherWeights && shownScore(overallScore(score.dimensions, otherWeights)),
  };
}

function scoredRound(
  instrument: Instrument,
  round: PanelRound,
  rows: readonly RatingRow[],
  weights: Weights,
): ScoredRound[] {
  const own = rows.filter(({ roundId }) => roundId === round.id);
  if (own.length === 0) return [];
  const { overall, dimensions } = scorePanel(instrument, byItem(own), weights);
  return [
    { ...round, overall: scoreOf(overall), dimensions: dimensions.map(({ id, score }) => ({ id, ...scoreOf(score) })) },
  ];
}

function shownDimensions(instrument: Instrument, { dimensions }: PanelScore, rows: readonly RatingRow[]) {
  return instrument.dimensions.map(({ id, title, weight, items }, index) => {
    const scored = dimensions[index];
    return {
      ...{ id, title, weight, ...scoreOf(scored?.score ?? 0) },
      items: items.map((item, at): ShownItem => {
        const { median = 1, counts = [], wide = false } = scored?.items[at] ?? {};
        const reached = Math.floor(median);
        const notes = rows.filter((row) => row.item === item.id && row.note !== '');
        return {
          ...{ id: item.id, title: item.title, critical: item.critical === true, median, counts, wide },
          now: item.anchors[reached - 1] ?? '',
          next: item.anchors[reached] ?? null,
          notes: notes.map(({ role, note }) => ({ role, note })),
        };
      }),
    };
  });
}

const scoreOf = (score: number): Score => ({ score, shown: shownScore(score) });

function byItem(rows: readonly RatingRow[]): Map<string, Rating[]> {
  const ratings = new Map<string, Rating[]>();
  for (const { item, level, note } of rows) {
    ratings.set(item, [...(ratings.get(item) ?? []), { level, noted: note !== '' }]);
  }
  return ratings;
}

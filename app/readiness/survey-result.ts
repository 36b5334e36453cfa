import type { Instrument } from './instrument.ts';
import { dontKnow, fewest } from './score.ts';

/** A counter: how often a level was chosen for an item. */
export interface Counter {
  item: string;
  level: number;
  n: number;
}

export interface SurveyItemResult {
  id: string;
  question: string;
  /** Null where fewer than five chose a level. */
  answers: ItemAnswers | null;
}

export interface ItemAnswers {
  /** Who chose a level, and who chose "I cannot say". */
  known: number;
  unknown: number;
  /** From the lowest level up. */
  levels: { level: number; anchor: string; n: number }[];
}

/** Null where fewer than five sheets were handed in. There is no score of any kind. */
export interface SurveyResult {
  sheets: number;
  items: SurveyItemResult[];
}

/** Of a survey that has closed, what may be shown: suppression is the last step, so that nothing before it reaches a page. */
export function surveyResult(
  { survey }: Pick<Instrument, 'survey'>,
  counters: readonly Counter[],
): SurveyResult | null {
  const items = survey.map(({ id, question, anchors }) => {
    const of = (level: number) => counters.find((one) => one.item === id && one.level === level)?.n ?? 0;
    const levels = anchors.map((anchor, index) => ({ level: index + 1, anchor, n: of(index + 1) }));
    const known = levels.reduce((sum, { n }) => sum + n, 0);
    return { id, question, answers: { known, unknown: of(dontKnow), levels } };
  });
  return suppressed(items);
}

function suppressed(items: { id: string; question: string; answers: ItemAnswers }[]): SurveyResult | null {
  const sheets = Math.max(0, ...items.map(({ answers }) => answers.known + answers.unknown));
  if (sheets < fewest) return null;
  return {
    sheets,
    items: items.map((item) => (item.answers.known < fewest ? { ...item, answers: null } : item)),
  };
}

import { dimensions } from './panel-items.ts';
import { survey } from './survey-items.ts';

/**
 * The instrument of the readiness self-assessment, as data. A version is frozen once a round has used it: a change of words,
 * items or weights is a further version, and rounds are compared within one version only.
 */
export interface Item {
  id: string;
  title: string;
  /** Marked ◆: at level 1 it caps the overall score. */
  critical?: true;
  /** What levels 1 to 5 look like. */
  anchors: readonly [string, string, string, string, string];
}

export interface Dimension {
  id: string;
  title: string;
  /** Default weight; all together are 100. */
  weight: number;
  items: readonly [Item, Item, Item, Item];
}

/** An item in words that one member of staff can answer from where they stand. */
export interface SurveyItem {
  id: string;
  question: string;
  anchors: Item['anchors'];
}

export interface Instrument {
  version: number;
  datedOn: string;
  dimensions: readonly Dimension[];
  survey: readonly SurveyItem[];
}

/** The newest version: new rounds use it. */
export const instrument: Instrument = { version: 1, datedOn: '2026-11-28', dimensions, survey };

const versions: readonly Instrument[] = [instrument];

/** The instrument that a round was made with. */
export function instrumentOf(version: number): Instrument {
  const found = versions.find((one) => one.version === version);
  if (!found) throw new Error(`no version ${version} of the readiness instrument`);
  return found;
}

export const itemsOf = ({ dimensions }: Pick<Instrument, 'dimensions'>): Item[] =>
  dimensions.flatMap(({ items }) => [...items]);

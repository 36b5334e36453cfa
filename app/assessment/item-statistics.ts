import { everybody, fewestPeople, type ItemCount, noAnswer, wasRight } from './item-counts.ts';

/** How people answered one question version. Shares are between 0 and 1. */
export interface ItemStatistics {
  people: number;
  right: number;
  unanswered: number;
  /** Share of people by option, as `ItemCount` names them. Absent: nobody. */
  options: Record<string, number>;
  /** How well it tells those who know the rest from those who do not, −1 to 1; null with too few people or no difference. */
  discrimination: number | null;
}

/** With fewer people a correlation says nothing; its standard error is about 1/√n. */
export const enoughForDiscrimination = 30;

/** Null under five people. The last step of everything that shows answers. */
export function itemStatistics(counts: readonly ItemCount[]): ItemStatistics | null {
  const total = (option: string) => sum(counts.filter((count) => count.option === option).map(({ n }) => n));
  const people = total(everybody);
  if (people < fewestPeople) return null;
  const options = new Set(counts.map(({ option }) => option));
  for (const option of [everybody, wasRight, noAnswer]) options.delete(option);
  return {
    people,
    right: total(wasRight) / people,
    unanswered: total(noAnswer) / people,
    options: Object.fromEntries([...options].map((option) => [option, total(option) / people])),
    discrimination: people < enoughForDiscrimination ? null : discrimination(counts),
  };
}

/**
 * Point-biserial correlation of "right in full" (x = 1 or 0) with the tenth y of the points on the other questions:
 * r = (n Σxy − Σx Σy) / √((n Σx − (Σx)²)(n Σy² − (Σy)²)). Without the question itself in y, as Henrysson corrects it
 * (Psychometrika 28, 1963, 211–218). Under 0.2 a question tells little (Ebel and Frisbie, Essentials of Educational Measurement, 1991).
 */
function discrimination(counts: readonly ItemCount[]): number | null {
  const all = counts.filter(({ option }) => option === everybody);
  const right = counts.filter(({ option }) => option === wasRight);
  const n = sum(all.map((count) => count.n));
  const x = sum(right.map((count) => count.n));
  const y = sum(all.map((count) => count.n * count.band));
  const yy = sum(all.map((count) => count.n * count.band * count.band));
  const xy = sum(right.map((count) => count.n * count.band));
  const spread = (n * x - x * x) * (n * yy - y * y);
  return spread === 0 ? null : (n * xy - x * y) / Math.sqrt(spread);
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

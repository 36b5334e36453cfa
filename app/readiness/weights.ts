import { instrument } from './instrument.ts';
import type { Weights } from './score.ts';

export const weightField = (dimension: string) => `weight-${dimension}`;

/** Other weights in an address: whole numbers from 0 to 100, of which one is more than 0; null where none are asked for. */
export function readWeights(search: URLSearchParams): Weights | null {
  const weights = new Map<string, number>();
  for (const { id } of instrument.dimensions) {
    const typed = search.get(weightField(id)) ?? '';
    if (!/^(\d{1,2}|100)$/.test(typed)) return null;
    weights.set(id, Number(typed));
  }
  return [...weights.values()].some((weight) => weight > 0) ? weights : null;
}

import type { ModuleRule } from '#app/curriculum/facts.ts';
import type { SubmittedItem } from '#app/events/vocabulary.ts';
import type { Track } from '#app/questions/question.ts';
import type { Scope } from './scope.ts';

/** Points and denominator of the first draw: a parallel item repairs a critical miss, it earns no points. */
export function totalOf(items: SubmittedItem[]): { points: number; max: number } {
  const first = items.filter((item) => item.parallelOf === undefined);
  return {
    points: first.reduce((sum, item) => sum + item.points, 0),
    max: first.reduce((sum, item) => sum + item.max, 0),
  };
}

/** Positions of the critical items of the first draw that neither they nor their parallel got right. */
export function criticalErrors(items: SubmittedItem[]): number[] {
  const repaired = new Set(items.filter((item) => item.right).map((item) => item.parallelOf));
  return items.flatMap((item, position) => {
    const missed = item.critical && !item.right && item.parallelOf === undefined;
    return missed && !repaired.has(position) ? [position] : [];
  });
}

export interface VerdictInput {
  points: number;
  max: number;
  /** In the order of the sheet: `parallelOf` is a place in this list. */
  items: SubmittedItem[];
  track: Track;
  rule: ModuleRule;
  /** Whole where it is left out. */
  scope?: Scope;
}

/**
 * Whether an attempt is good (RECORDS §2, §5): no critical error, and the share of points that its track and scope ask for.
 * A whole foundation attempt asks for none: the foundation share is taken over the pooled questions of the curriculum.
 */
export function verdict({ points, max, items, track, rule, scope = 'whole' }: VerdictInput): boolean {
  if (criticalErrors(items).length > 0) return false;
  if (scope === 'pretest') return reaches(points, max, rule.pretest.passPercent);
  if (scope === 'whole' && track === 'foundation') return true;
  return reaches(points, max, rule.full.passPercent);
}

const reaches = (points: number, max: number, percent: number): boolean => points * 100 >= percent * max;

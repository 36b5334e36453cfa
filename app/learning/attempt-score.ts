import { totalOf, verdict } from '#app/assessment/score.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { SubmittedItem } from '#app/events/vocabulary.ts';
import type { Track } from '#app/questions/question.ts';
import type { AttemptState } from './progress.ts';

/** Points × 100 of the first draw. */
export interface Score {
  points: number;
  max: number;
}

/**
 * What an attempt counts for on a track: a full attempt counts for foundation with its foundation-tagged items, or with all
 * if it drew none. `facts` are those of the attempt's own version. Null: not submitted, or not deep enough.
 */
export function scoreOnTrack(attempt: AttemptState, facts: VersionFacts, track: Track): Score | null {
  const items = itemsOnTrack(attempt, facts, track);
  return items && totalOf(items);
}

/** The verdict of an attempt on a track that it reaches. */
export function isGoodOn(attempt: AttemptState, facts: VersionFacts, track: Track): boolean {
  const items = itemsOnTrack(attempt, facts, track);
  if (!items) return false;
  return verdict({ ...totalOf(items), items, track, rule: facts.rule, scope: attempt.scope });
}

/** Negative when `a` is the better score; by cross-multiplication, so that nothing is rounded. */
export const compareScores = (a: Score, b: Score): number => b.points * a.max - a.points * b.max;

function itemsOnTrack(attempt: AttemptState, facts: VersionFacts, track: Track): SubmittedItem[] | null {
  if (!attempt.submitted) return null;
  const { items } = attempt.submitted;
  if (attempt.track === track) return items;
  if (attempt.track === 'foundation') return null;
  const tagged = new Set(facts.questions.filter((each) => each.tracks.includes('foundation')).map((each) => each.hash));
  const kept = items
    .map((item, position) => ({ item, position }))
    .filter(({ item }) => tagged.has((items[item.parallelOf ?? -1] ?? item).question));
  return kept.length === 0 ? items : reindexed(kept);
}

/** `parallelOf` is a position among the items, so a subset needs new ones. */
function reindexed(kept: { item: SubmittedItem; position: number }[]): SubmittedItem[] {
  const places = new Map(kept.map(({ position }, place) => [position, place]));
  return kept.map(({ item }) =>
    item.parallelOf === undefined ? item : { ...item, parallelOf: places.get(item.parallelOf) ?? item.parallelOf },
  );
}

import type { FactsOf, ProgressState } from '#app/learning/progress.ts';
import { examinedUpTo } from '#app/learning/quiz-met.ts';
import type { Track } from '#app/platform/track.ts';
import type { AttemptHome } from './attempt-home.ts';
import { needOf, scopeOf } from './cycle.ts';

/** What an attempt is drawn from: the whole track, or its questions that changed after the version `since`. */
export interface Asked {
  track: Track;
  scope: 'whole' | 'delta';
  since: number;
}

/**
 * What an attempt in its home would be drawn from. Where a good attempt was at an older version, only what changed since then
 * is asked: it completes that attempt (RECORDS §5).
 */
export function askedIn(progress: ProgressState, { cycle, target }: AttemptHome, factsOf: FactsOf): Asked {
  const { track } = target;
  const examined = examinedUpTo(progress, needOf(cycle, target), factsOf);
  if (scopeOf(cycle, target) === 'delta') return { track, scope: 'delta', since: examined ?? target.base ?? 0 };
  const { questions } = factsOf(target.module, target.version);
  const isLeft = (since: number) => questions.some((each) => each.tracks.includes(track) && each.since > since);
  if (examined !== null && isLeft(examined)) return { track, scope: 'delta', since: examined };
  return { track, scope: 'whole', since: 0 };
}

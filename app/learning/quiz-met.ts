import type { VersionFacts } from '#app/curriculum/facts.ts';
import { compareScores, isGoodOn, type Score, scoreOnTrack } from './attempt-score.ts';
import type { Need } from './need.ts';
import type { AttemptState, FactsOf, ProgressState } from './progress.ts';

export interface QuizMet {
  /** Best whole attempt that counts, with its score on the track; null where a delta alone was needed, or nothing. */
  best: { attempt: AttemptState; score: Score } | null;
  /** Newest version examined; 0 where no quiz was needed. */
  version: number;
  /** `seq` of the submission that completed it; 0 where no quiz was needed. */
  seq: number;
}

/**
 * Whether the quiz of a need is met: by a good whole attempt at w, if no question of the track has since > w, else together
 * with good deltas that reach from w to the needed version without a gap. A delta need starts at its base instead.
 */
export function quizMet(progress: ProgressState, need: Need, factsOf: FactsOf): QuizMet | null {
  const facts = factsOf(need.module, need.version);
  const good = goodAttempts(progress, need, factsOf);
  const counting = good
    .filter(({ attempt }) => attempt.scope === 'whole')
    .map((whole) => ({ ...whole, reach: reachFrom(whole.attempt.version, good) }))
    .filter(({ reach }) => !changedSince(facts, need, reach.version));
  if (counting.length > 0) {
    return {
      best: bestAttempt(counting),
      version: Math.max(...counting.map(({ reach }) => reach.version)),
      seq: Math.min(...counting.map(({ attempt, reach }) => Math.max(reach.seq, seqOf(attempt)))),
    };
  }
  if (need.scope !== 'delta' || need.base === null) return null;
  const reach = reachFrom(need.base, good);
  if (changedSince(facts, need, reach.version)) return null;
  return { best: null, version: reach.seq === 0 ? 0 : reach.version, seq: reach.seq };
}

/**
 * The version up to which good attempts have examined what a need asks: questions with a younger `since` are still to be
 * asked, and they alone. Null where a whole attempt has to come first.
 */
export function examinedUpTo(progress: ProgressState, need: Need, factsOf: FactsOf): number | null {
  const good = goodAttempts(progress, need, factsOf);
  const wholes = good.filter(({ attempt }) => attempt.scope === 'whole').map(({ attempt }) => attempt.version);
  const from = need.scope === 'delta' && need.base !== null ? [need.base, ...wholes] : wholes;
  return from.length === 0 ? null : Math.max(...from.map((version) => reachFrom(version, good).version));
}

/** The whole attempts that are good on the need's track and belong to its period, best first: ratio, then lowest `seq`. */
export function bestAttempt(attempts: Scored[]): Scored | null {
  const [best] = attempts.toSorted((a, b) => compareScores(a.score, b.score) || seqOf(a.attempt) - seqOf(b.attempt));
  return best ?? null;
}

interface Scored {
  attempt: AttemptState;
  score: Score;
}

function goodAttempts(progress: ProgressState, need: Need, factsOf: FactsOf): Scored[] {
  return [...progress.attempts.values()].flatMap((attempt) => {
    if (attempt.module !== need.module || attempt.scope === 'pretest') return [];
    if (!attempt.submitted || attempt.submitted.seq <= need.countsFromSeq) return [];
    const facts = factsOf(attempt.module, attempt.version);
    const score = scoreOnTrack(attempt, facts, need.track);
    return score && isGoodOn(attempt, facts, need.track) ? [{ attempt, score }] : [];
  });
}

/** Follows good deltas: one that was drawn from everything after `version` or earlier carries on to its own version. */
function reachFrom(version: number, good: Scored[]): { version: number; seq: number } {
  let reach = { version, seq: 0 };
  for (let moved = true; moved; ) {
    moved = false;
    for (const { attempt } of good) {
      if (attempt.scope !== 'delta' || attempt.since > reach.version || attempt.version <= reach.version) continue;
      reach = { version: attempt.version, seq: Math.max(reach.seq, seqOf(attempt)) };
      moved = true;
    }
  }
  return reach;
}

function changedSince(facts: VersionFacts, need: Need, version: number): boolean {
  return facts.questions.some((question) => question.tracks.includes(need.track) && question.since > version);
}

const seqOf = (attempt: AttemptState): number => attempt.submitted?.seq ?? 0;

import { isGoodOn } from './attempt-score.ts';
import type { AttemptState, Credit, FactsOf } from './progress.ts';

/** The outcomes that a good pre-test credits: those of the questions it drew. */
export function withCredits(
  credits: readonly Credit[],
  attempt: AttemptState,
  seq: number,
  factsOf: FactsOf,
): readonly Credit[] {
  if (attempt.scope !== 'pretest' || !attempt.submitted) return credits;
  const facts = factsOf(attempt.module, attempt.version);
  if (!isGoodOn(attempt, facts, attempt.track)) return credits;
  const drawn = new Set(attempt.draw);
  const outcomes = new Set(facts.questions.filter((each) => drawn.has(each.hash)).map((each) => each.outcome));
  const known = new Set(credits.map((credit) => `${credit.versionId} ${credit.outcome}`));
  const added = [...outcomes]
    .filter((outcome) => !known.has(`${facts.versionId} ${outcome}`))
    .map((outcome) => ({
      module: attempt.module,
      outcome,
      version: attempt.version,
      versionId: facts.versionId,
      seq,
    }));
  return added.length === 0 ? credits : [...credits, ...added];
}

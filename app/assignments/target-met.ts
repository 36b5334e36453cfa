import { type Evidence, evidenceFor } from '#app/learning/evidence.ts';
import { neededLessons } from '#app/learning/need.ts';
import type { FactsOf, PriorLearning, ProgressState } from '#app/learning/progress.ts';
import { type CycleState, needOf, type TargetState } from './cycle.ts';

export type TargetEvidence = Evidence | { version: number; how: 'prior'; minutes: 0; seq: number; quiz: null };

/** Lessons done and an attempt of the needed scope good, or prior learning accepted for this cycle; null where not met. */
export function targetEvidence(
  progress: ProgressState,
  cycle: CycleState,
  target: TargetState,
  factsOf: FactsOf,
): TargetEvidence | null {
  const learnt = evidenceFor(progress, needOf(cycle, target), factsOf);
  if (learnt) return learnt;
  const prior = progress.priors.find((each) => coversTarget(each, cycle, target, factsOf));
  return prior ? { version: target.version, how: 'prior', minutes: 0, seq: prior.seq, quiz: null } : null;
}

export function targetMet(progress: ProgressState, cycle: CycleState, target: TargetState, factsOf: FactsOf): boolean {
  return targetEvidence(progress, cycle, target, factsOf) !== null;
}

/** Prior learning at w holds until a version asks for something again: nothing on the track has since > w. */
function coversTarget(prior: PriorLearning, cycle: CycleState, target: TargetState, factsOf: FactsOf): boolean {
  if (prior.cycle !== cycle.id || prior.module !== target.module) return false;
  if (prior.track === 'foundation' && target.track === 'full') return false;
  const facts = factsOf(target.module, target.version);
  const lessons = neededLessons(facts, { track: target.track, base: prior.version });
  const questions = facts.questions.filter((each) => each.tracks.includes(target.track));
  return lessons.length === 0 && questions.every((question) => question.since <= prior.version);
}

import type { LearningEvent } from '#app/events/vocabulary.ts';
import { moduleOf } from '#app/learning/completion.ts';
import type { FactsOf, ProgressState } from '#app/learning/progress.ts';
import type { LearningStep } from '#app/learning/replay-learning.ts';
import { addMonths, compareDates } from '#app/platform/calendar.ts';
import type { CurriculumOf, CycleState, TargetState } from './cycle.ts';
import { pointsMissing } from './cycle-fulfilled.ts';
import { type Cycles, foldCycles } from './fold-cycles.ts';
import { targetMet } from './target-met.ts';

export interface CycleRules {
  factsOf: FactsOf;
  curriculumOf: CurriculumOf;
}

/** One recorded event onto a person's cycles: the decision it is, then what has come to be begun, met and fulfilled. */
export function stepCycles(cycles: Cycles, step: LearningStep, rules: CycleRules): Cycles {
  const { event, progress } = step;
  const decided = foldCycles(cycles, event);
  return decided.map((cycle) =>
    cycle.state === 'open' && isTouched(cycle, event, progress) ? settled(cycle, decided, step, rules) : cycle,
  );
}

/** A person's cycles from their whole history. */
export function replayCycles(steps: LearningStep[], rules: CycleRules): Cycles {
  return steps.reduce<Cycles>((cycles, step) => stepCycles(cycles, step, rules), []);
}

/** Only what an event can bear on is looked at again: its cycle, or every cycle with its module. */
function isTouched(cycle: CycleState, event: LearningEvent, progress: ProgressState): boolean {
  if (event.verb === 'act.voided' || event.verb === 'person.merged') return true;
  if (event.verb === 'certificate.issued' || event.verb === 'certificate.revoked') return false;
  if ('cycle' in event.body && event.body.cycle === cycle.id) return true;
  const module = event.verb === 'task.submitted' ? event.body.module : moduleOf(event, progress);
  return module !== null && cycle.targets.some((target) => target.module === module);
}

/**
 * The sequence number that tipped a fact stays while the fact holds, and goes when a correction takes it away. What does not
 * change stays the same object, so that nothing of it is written.
 */
function settled(cycle: CycleState, all: Cycles, step: LearningStep, rules: CycleRules): CycleState {
  const { event, progress } = step;
  const tip = (before: number | null, holds: boolean) => (holds ? (before ?? event.seq) : null);
  const targets = cycle.targets.map((target) => {
    const metSeq = tip(target.metSeq, targetMet(progress, cycle, target, rules.factsOf));
    return metSeq === target.metSeq ? target : { ...target, metSeq };
  });
  const keeps = cycle.begunSeq !== null && event.verb !== 'act.voided';
  const begun = keeps || cycle.targets.some((target) => hasActs(progress, cycle, target, rules.factsOf));
  const begunSeq = tip(cycle.begunSeq, begun);
  const isSame = begunSeq === cycle.begunSeq && targets.every((target, index) => target === cycle.targets[index]);
  const next = isSame ? cycle : { ...cycle, targets, begunSeq };
  return targets.every((target) => target.metSeq !== null) ? fulfilledBy(next, all, step, rules) : next;
}

function fulfilledBy(cycle: CycleState, all: Cycles, step: LearningStep, rules: CycleRules): CycleState {
  const curriculum = rules.curriculumOf(cycle.curriculum, cycle.curriculumVersion);
  const missing = pointsMissing(step.progress, cycle, rules.factsOf, curriculum.pooledFoundationPercent);
  if (missing > 0) return cycle;
  const { on } = step.event.body;
  return {
    ...cycle,
    state: 'fulfilled',
    fulfilledOn: on,
    expiresOn: inheritedExpiry(cycle, all) ?? addMonths(on, curriculum.validityMonths),
  };
}

/** A delta brings a holder up to date and prolongs nothing: it ends when the cycle it repairs ends. */
function inheritedExpiry(cycle: CycleState, all: Cycles): string | null {
  return cycle.kind === 'delta' ? (lastFulfilled(all, cycle.curriculum)?.expiresOn ?? null) : null;
}

/** The fulfilled cycle that a person holds a curriculum by: the latest one. */
export function lastFulfilled(cycles: Cycles, curriculum: string): CycleState | null {
  const fulfilled = cycles.filter((cycle) => cycle.curriculum === curriculum && cycle.state === 'fulfilled');
  return fulfilled.toSorted(latestFulfilled)[0] ?? null;
}

const latestFulfilled = (a: CycleState, b: CycleState): number =>
  compareDates(b.fulfilledOn ?? '', a.fulfilledOn ?? '') || b.number - a.number;

/** An act in the module after the point from which the cycle counts. */
function hasActs(progress: ProgressState, cycle: CycleState, target: TargetState, factsOf: FactsOf): boolean {
  const isAct = (act: { seq: number } | undefined) => act !== undefined && act.seq > cycle.countsFromSeq;
  const facts = factsOf(target.module, target.version);
  return (
    facts.lessons.some((lesson) => isAct(progress.lessons.get(lesson.id))) ||
    facts.blocks.some((block) => isAct(progress.blocks.get(block.id))) ||
    [...progress.attempts.values()].some(
      (attempt) => attempt.module === target.module && attempt.startedSeq > cycle.countsFromSeq,
    )
  );
}

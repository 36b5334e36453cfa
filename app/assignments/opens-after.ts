import type { CycleState, TargetState } from './cycle.ts';
import { type ExaminedRecord, quizOffer } from './quiz-offer.ts';

/**
 * The stage at which a cycle's curriculum puts a module. Modules of one stage are taken in any order. Null: none, since a later version
 * brought the module in or it is being revised; it neither waits nor holds up another.
 */
export type StageOf = (cycle: CycleState, module: string) => number | null;

export interface StagedRecord extends ExaminedRecord {
  stageOf: StageOf;
}

/**
 * The modules after which the quiz of one opens: what is not met of the earlier stages of its course, as far as the learner can do
 * something about it (where attempts are used up, nobody waits for the talk). Lessons never wait. None once an attempt was begun in
 * the course, or where any open course asks for the module without waiting, so that two courses cannot wait for each other.
 */
export function opensAfter(record: StagedRecord, module: string): TargetState[] {
  const waits = record.cycles
    .filter((cycle) => cycle.state === 'open' && cycle.opensOn <= record.today)
    .filter((cycle) => cycle.targets.some((target) => target.module === module))
    .map((cycle) => earlierIn(record, cycle, module));
  return waits.some((earlier) => earlier.length === 0) ? [] : (waits[0] ?? []);
}

function earlierIn(record: StagedRecord, cycle: CycleState, module: string): TargetState[] {
  const own = record.stageOf(cycle, module);
  if (own === null || isMetOrBegun(record, cycle, module)) return [];
  return cycle.targets.filter((target) => {
    const stage = record.stageOf(cycle, target.module);
    return stage !== null && stage < own && target.metSeq === null && quizOffer(record, target.module)?.left !== 0;
  });
}

function isMetOrBegun({ progress }: StagedRecord, cycle: CycleState, module: string): boolean {
  return (
    cycle.targets.some((target) => target.module === module && target.metSeq !== null) ||
    [...progress.attempts.values()].some((attempt) => attempt.module === module && attempt.cycle === cycle.id)
  );
}

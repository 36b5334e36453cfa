import type { LearningEvent } from '#app/events/vocabulary.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { CycleState, TargetState } from './cycle.ts';

type EventOf<V extends LearningEvent['verb']> = Extract<LearningEvent, { verb: V }>;
export type Cycles = readonly CycleState[];

/** What a decision does to a person's cycles. Begun, met and fulfilled follow from acts: `settleCycles`. */
export function foldCycles(cycles: Cycles, event: LearningEvent): Cycles {
  switch (event.verb) {
    case 'cycle.opened':
      return [...cycles, opened(event)];
    case 'cycle.retargeted':
      return changeOpen(cycles, event.body.cycle, (cycle) => retargeted(cycle, event));
    case 'cycle.due_set':
      return changeOpen(cycles, event.body.cycle, (cycle) => withDue(cycle, event.body.dueOn));
    case 'cycle.waived':
      return changeOpen(cycles, event.body.cycle, (cycle) => waived(cycle, event.body.until));
    case 'cycle.waiver_ended':
      return changeOpen(cycles, event.body.cycle, unwaived);
    case 'cycle.cancelled':
      return changeOpen(cycles, event.body.cycle, (cycle) => ({ ...cycle, state: 'cancelled' }));
    default:
      return cycles;
  }
}

/** Fulfilled and cancelled are final: a decision about such a cycle changes nothing. */
function changeOpen(cycles: Cycles, id: string, change: (cycle: CycleState) => CycleState): Cycles {
  return cycles.map((cycle) => (cycle.id === id && cycle.state === 'open' ? change(cycle) : cycle));
}

function opened({ body }: EventOf<'cycle.opened'>): CycleState {
  return {
    id: body.cycle,
    curriculum: body.curriculum,
    curriculumVersion: body.curriculumVersion,
    number: body.number,
    kind: body.kind,
    state: 'open',
    opensOn: body.opensOn,
    dueOn: body.dueOn,
    lateOn: addDays(body.dueOn, body.graceDays),
    graceDays: body.graceDays,
    waiver: null,
    countsFromSeq: body.countsFromSeq,
    begunSeq: null,
    fulfilledOn: null,
    expiresOn: null,
    rule: body.why.kind === 'rule' ? body.why.id : null,
    targets: body.targets.map((target) => ({ ...target, base: target.base ?? null, metSeq: null })),
  };
}

function retargeted(cycle: CycleState, { body }: EventOf<'cycle.retargeted'>): CycleState {
  const known = cycle.targets.some((target) => target.module === body.module);
  const added: TargetState[] =
    known || body.track === undefined
      ? []
      : [{ module: body.module, track: body.track, version: body.version, base: body.base ?? null, metSeq: null }];
  const moved = cycle.targets.map((target) =>
    target.module === body.module ? { ...target, version: body.version } : target,
  );
  return withDue({ ...cycle, targets: [...moved, ...added] }, body.dueOn);
}

/** While a waiver runs, a new due date waits behind it. */
function withDue(cycle: CycleState, dueOn: string): CycleState {
  if (cycle.waiver) return { ...cycle, waiver: { ...cycle.waiver, dueBefore: dueOn } };
  return { ...cycle, dueOn, lateOn: addDays(dueOn, cycle.graceDays) };
}

function waived(cycle: CycleState, until: string): CycleState {
  return {
    ...cycle,
    waiver: { until, dueBefore: cycle.waiver?.dueBefore ?? cycle.dueOn },
    dueOn: until,
    lateOn: until,
  };
}

function unwaived(cycle: CycleState): CycleState {
  if (!cycle.waiver) return cycle;
  return withDue({ ...cycle, waiver: null }, cycle.waiver.dueBefore);
}

import type { CycleState, TargetState } from '#app/assignments/cycle.ts';
import type { Cycles } from '#app/assignments/fold-cycles.ts';
import { addMonths, type CalendarDate, compareDates, isCalendarDate } from '#app/platform/calendar.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { CourseRef, Decision } from './decision.ts';

/** Months ahead that a date of a decision may lie; a later one is a slip of the keys. */
const furthest = 36;

const pastDue = 'record.due-in-the-past';
const pastWaiver = 'record.waiver-in-the-past';

// Each check gives the open cycle that the decision changes, or refuses. Forms, dry runs and the change itself ask the same.

export function openCycleOf(cycles: Cycles, course: CourseRef): CycleState {
  const named = cycles.filter((each) =>
    'cycleId' in course ? each.id === course.cycleId : each.curriculum === course.curriculumId,
  );
  if (named.length === 0) throw new Refusal('not-found', 'record.no-such-cycle');
  const open = named.filter((each) => each.state === 'open').toSorted(byDue);
  const [cycle] = open;
  if (!cycle) throw new Refusal('stale', 'record.cycle-closed');
  const shown = 'cycleId' in course ? course.shownDueOn : undefined;
  if (shown !== undefined && shown !== cycle.dueOn) throw new Refusal('stale', 'record.date-changed');
  return cycle;
}

const byDue = (a: CycleState, b: CycleState) => compareDates(a.dueOn, b.dueOn) || a.number - b.number;

export function checkAssignment(cycles: Cycles, curriculumId: string, dueOn: string, today: CalendarDate): void {
  requireDay(dueOn, today, pastDue);
  if (cycles.some((cycle) => cycle.curriculum === curriculumId && cycle.state !== 'cancelled')) {
    throw new Refusal('stale', 'record.already-assigned');
  }
}

export function checkDueDate(cycles: Cycles, course: CourseRef, dueOn: string, today: CalendarDate): CycleState {
  requireDay(dueOn, today, pastDue);
  const cycle = openCycleOf(cycles, course);
  if (cycle.waiver) throw new Refusal('invalid', 'record.waived-now');
  if (dueOn < cycle.opensOn) throw new Refusal('invalid', 'record.due-before-opening');
  if (dueOn === cycle.dueOn) throw new Refusal('invalid', 'record.same-date');
  return cycle;
}

/** A waiver reaches at least the due date (RECORDS §3): a shorter one would ask for more, not less. */
export function checkWaiver(cycles: Cycles, course: CourseRef, until: string, today: CalendarDate): CycleState {
  requireDay(until, today, pastWaiver);
  const cycle = openCycleOf(cycles, course);
  if (until < cycle.dueOn) throw new Refusal('invalid', 'record.waiver-too-short');
  if (cycle.waiver?.until === until) throw new Refusal('invalid', 'record.same-date');
  return cycle;
}

export function checkWaiverEnd(cycles: Cycles, course: CourseRef): CycleState {
  const cycle = openCycleOf(cycles, course);
  if (!cycle.waiver) throw new Refusal('stale', 'record.not-waived');
  return cycle;
}

export function checkPriorLearning(
  cycles: Cycles,
  course: CourseRef,
  moduleId: string,
): { cycle: CycleState; target: TargetState } {
  const cycle = openCycleOf(cycles, course);
  const target = targetOf(cycle, moduleId);
  if (target.metSeq !== null) throw new Refusal('stale', 'record.module-met');
  return { cycle, target };
}

export function targetOf(cycle: CycleState, moduleId: string): TargetState {
  const target = cycle.targets.find((each) => each.module === moduleId);
  if (!target) throw new Refusal('not-found', 'record.no-such-cycle');
  return target;
}

/** What is wrong with a decision whoever it is about: a day that is none, evidence that is not described. */
export function checkTyped(decision: Decision, today: CalendarDate): void {
  if (decision.kind === 'assign' || decision.kind === 'due') requireDay(decision.dueOn, today, pastDue);
  if (decision.kind === 'waive') requireDay(decision.until, today, pastWaiver);
  if (decision.kind === 'prior') readEvidence(decision.evidence);
}

/** Characters that a description of evidence has at least and at most. */
const evidenceLength = { least: 20, most: 2000 };

export function readEvidence(typed: string): string {
  const text = typed.replaceAll('\r\n', '\n').trim();
  if (text.length < evidenceLength.least) throw new Refusal('invalid', 'record.evidence-missing');
  if (text.length > evidenceLength.most) throw new Refusal('invalid', 'record.evidence-too-long');
  return text;
}

function requireDay(text: string, today: CalendarDate, past: string): void {
  if (!isCalendarDate(text)) throw new Refusal('invalid', 'record.no-date');
  if (text < today) throw new Refusal('invalid', past);
  if (text > addMonths(today, furthest)) throw new Refusal('invalid', 'record.date-too-far');
}

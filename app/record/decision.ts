import type { Reason } from '#app/events/reasons.ts';
import type { Capability } from '#app/identity/grants.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';

/**
 * Which of a person's courses a decision is about: a cycle, with the due date that the form showed, or whichever cycle of a
 * curriculum is open, of two the one due first.
 */
export type CourseRef = { cycleId: string; shownDueOn?: CalendarDate } | { curriculumId: string };

/** What a manager decides about somebody's record; days as typed. */
export type Decision =
  | { kind: 'assign'; curriculumId: string; dueOn: string }
  | { kind: 'due'; course: CourseRef; dueOn: string; why: Reason<'due'> }
  | { kind: 'waive'; course: CourseRef; until: string; why: Reason<'waiver'> }
  | { kind: 'end-waiver'; course: CourseRef }
  | { kind: 'prior'; course: CourseRef; moduleId: string; why: Reason<'prior'>; evidence: string }
  | { kind: 'reopen'; course: CourseRef; moduleId: string; why: Reason<'reopen'> }
  | { kind: 'cancel'; course: CourseRef }
  | { kind: 'void'; seq: number; why: Reason<'void'> }
  | { kind: 'remind' };

/** What the actor has to be allowed where the person belongs. */
export const capabilityFor: Record<Decision['kind'], Capability> = {
  assign: 'assign',
  due: 'assign',
  waive: 'assign',
  'end-waiver': 'assign',
  prior: 'assign',
  reopen: 'reopen-attempts',
  cancel: 'assign',
  void: 'assign',
  remind: 'send-reminders',
};

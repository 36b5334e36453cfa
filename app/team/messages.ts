import { longDate } from '#app/ui/dates.ts';
import type { DecisionView } from './action-view.ts';
import type { BulkKind } from './bulk-decision.ts';

export const messages = {
  problems: {
    'team.nobody-chosen': 'Tick at least one person, or choose everybody on the list.',
    'team.too-many-people':
      'These are more than 5,000 people. Choose a smaller unit, a state or a course; what holds for everybody is a rule.',
    'team.fault': 'Something went wrong on our side. Nothing was changed for this person; please try again.',
    'record.no-such-cycle': 'The person has not been given this course, or the module is no part of it.',
    'record.not-your-unit': 'They are not in units for which you decide.',
    'record.already-assigned': 'They have been given this course already.',
    'record.cycle-closed': 'They have finished this course, or it was taken back.',
    'record.module-met': 'They have passed this module already.',
    'record.same-date': 'They have this date already.',
    'record.remind-told': 'They have had a message within the last seven days.',
  },
} as const;

/** What can be done about a selection, as the list offers it. */
export const kindWords: Record<BulkKind, string> = {
  remind: 'Send a reminder',
  assign: 'Give a course',
  due: 'Set another due date',
  waive: 'Exempt from a course until a day',
  'end-waiver': 'End an exemption',
  prior: 'Accept what was learnt elsewhere',
  reopen: 'Give another attempt at a quiz',
  cancel: 'Take back a course given by mistake',
};

/** A decision in a sentence. */
export function decisionSentence({ kind, course, module, day, reason }: DecisionView): string {
  const date = day === null ? '' : longDate(day);
  const because = reason === null ? '' : ` Reason: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`;
  switch (kind) {
    case 'remind':
      return 'Each person gets one message about what is due within 30 days.';
    case 'assign':
      return `“${course}” is given, due by ${date}.`;
    case 'due':
      return `“${course}” is due by ${date} instead.${because}`;
    case 'waive':
      return `Nothing of “${course}” is asked until ${date}.${because}`;
    case 'end-waiver':
      return `The exemption from “${course}” ends, and the date from before counts again.`;
    case 'prior':
      return `“${module}” counts as passed for “${course}”.${because}`;
    case 'reopen':
      return `One more attempt at “${module}” for “${course}”.${because}`;
    case 'cancel':
      return `“${course}” is taken back as given by mistake.`;
  }
}

import { messages } from './messages.ts';

/** The field of a decision's form that a refusal is about; others are about the whole form. */
const fields: Record<string, string> = {
  'record.no-date': 'day',
  'record.date-too-far': 'day',
  'record.same-date': 'day',
  'record.due-in-the-past': 'day',
  'record.due-before-opening': 'day',
  'record.waiver-in-the-past': 'day',
  'record.waiver-too-short': 'day',
  'record.waived-now': 'course',
  'record.choose-course': 'course',
  'record.choose-module': 'module',
  'record.choose-reason': 'why',
  'record.choose-what-happened': 'why',
  'record.evidence-missing': 'evidence',
  'record.evidence-too-long': 'evidence',
};

/** Why a decision was refused, in words. */
export function decisionProblem(reason: string): { text: string; field: string | null } {
  const known = (messages as Record<string, string>)[reason];
  return { text: known ?? messages['record.refused'], field: fields[reason] ?? null };
}

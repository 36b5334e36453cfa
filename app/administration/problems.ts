import { messages as assignments } from '#app/assignments/messages.ts';
import { messages as identity } from '#app/identity/messages.ts';
import { messages as interop } from '#app/interop/messages.ts';
import { messages as organisation } from '#app/organisation/messages.ts';
import { messages as readiness } from '#app/readiness/messages.ts';
import { messages } from './messages.ts';

/** The field of a form that a refusal is about; others are about the whole form. */
const fields: Record<string, string> = {
  'organisation.name-invalid': 'name',
  'organisation.staff-number-invalid': 'staffNumber',
  'organisation.staff-number-taken': 'staffNumber',
  'organisation.email-invalid': 'email',
  'organisation.unit-below-itself': 'unit',
  'organisation.unit-closed': 'unit',
  'organisation.employment-dates-invalid': 'untilOn',
  'organisation.dates-invalid': 'untilOn',
  'organisation.deputy-unknown': 'staffNumber',
  'organisation.own-deputy': 'staffNumber',
  'organisation.tool-purpose-missing': 'purpose',
  'organisation.tool-owner-missing': 'owner',
  'organisation.tool-use-open': 'unit',
  'organisation.local-too-long': 'text',
  'identity.token-label-invalid': 'label',
  'identity.token-scope-missing': 'scopes',
  'identity.token-day-invalid': 'lastDay',
  'readiness.title-missing': 'title',
  'readiness.closing-day': 'closesOn',
  'readiness.roles-number': 'roles',
  'readiness.role-invalid': 'roles',
  'readiness.role-taken': 'roles',
  'readiness.slips-number': 'number',
  'interop.name-invalid': 'name',
  'interop.columns-missing': 'column1',
  'administration.choose-unit': 'unit',
  'administration.choose-role': 'jobRole',
  'administration.date-missing': 'fromOn',
  'administration.end-missing': 'untilOn',
  'administration.choose-curriculum': 'curriculum',
  'administration.choose-who': 'who',
  'administration.choose-tool': 'tool',
  'administration.person-unknown': 'person',
  'administration.choose-due': 'due',
  'administration.days-invalid': 'days',
  'administration.due-date-missing': 'dueOn',
  'administration.due-before-start': 'dueOn',
  'administration.grace-invalid': 'graceDays',
  'assignments.curriculum-being-revised': 'curriculum',
  'assignments.end-in-the-past': 'untilOn',
};

const sentences: Record<string, unknown> = {
  ...identity,
  ...interop,
  ...organisation,
  ...readiness,
  ...assignments.problems,
  ...messages.problems,
};

export function problemOf(reason: string): { text: string; field: string | null } {
  const sentence = sentences[reason];
  return { text: typeof sentence === 'string' ? sentence : messages.refused, field: fields[reason] ?? null };
}

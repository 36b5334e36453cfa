import type { ShouldRevalidateFunction } from '@remix-run/react';
import { problemOf } from './problems.ts';

/** What an action answers where it refused a form: why, and what was typed. */
export interface FormRefused {
  code: 'invalid' | 'stale';
  reason: string;
  typed: Record<string, string>;
}

/** A form of a page that may hold several: `form` is its name, and the head of its fields' ids. */
export interface FormState {
  form: string;
  /** The key of the page, made anew each time it is loaded. */
  operationKey: string;
  /** Changes when the form is to be drawn anew: with a new page and with an answer, not once more as the page behind it is loaded. */
  drawn: string;
  /** What stood in a field when this form was refused, else what is stored. */
  value: (field: string, stored?: string | null) => string;
  /** What is wrong with a field. */
  error: (field: string) => string | undefined;
  /** Refused just now. */
  refused: boolean;
  id: (field: string) => string;
}

/** A refusal in words, with the field that it is about. */
export type ProblemOf = (reason: string) => { text: string; field: string | null };

/** A field that was empty may be missing in what was typed only where the form was another. */
export function formState(
  form: string,
  operationKey: string,
  answer: FormRefused | undefined,
  words: ProblemOf = problemOf,
): FormState {
  const own = answer?.typed.form === form ? answer : undefined;
  const problem = own && words(own.reason);
  return {
    form,
    operationKey,
    drawn: own?.typed.key ?? operationKey,
    value: (field, stored) => own?.typed[field] ?? stored ?? '',
    error: (field) => (problem?.field === field ? problem.text : undefined),
    refused: own !== undefined,
    id: (field) => `${form}-${field}`,
  };
}

/** For the error summary: leads to the field, where one is at fault. */
export function errorsOf(
  answer: FormRefused | undefined,
  words: ProblemOf = problemOf,
): { text: string; href?: string }[] {
  if (!answer) return [];
  const { text, field } = words(answer.reason);
  return [field === null ? { text } : { text, href: `#${answer.typed.form}-${field}` }];
}

/** After a refusal too: a form that was stale is drawn again from what is stored now. */
export const always: ShouldRevalidateFunction = () => true;

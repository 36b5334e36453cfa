import type { z } from 'zod';

/** zod's own findings as sentences for whoever fills in a form; schemas with a message of their own keep it. */
export function formIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing(String(issue.expected)) : wrongKind(String(issue.expected));
    case 'invalid_value':
      return 'Choose one of these.';
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum));
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return 'This is not written in the form that is expected here.';
    default:
      return undefined;
  }
}

const missing = (expected: string) =>
  expected === 'array' ? 'Add at least one.' : isNumber(expected) ? 'Give a number.' : 'Fill this in.';

const wrongKind = (expected: string) => (isNumber(expected) ? 'Give a whole number.' : undefined);

const isNumber = (expected: string) => expected === 'number' || expected === 'int';

function atLeast(origin: unknown, minimum: number): string {
  if (origin === 'string') return 'Fill this in.';
  return origin === 'array' ? `Add at least ${minimum}.` : `Give ${minimum} or more.`;
}

function atMost(origin: unknown, maximum: number): string {
  if (origin === 'string') return `Use at most ${maximum.toLocaleString('en-GB')} characters.`;
  return origin === 'array' ? `Take some out: there can be ${maximum}.` : `Give ${maximum} or less.`;
}

import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

const kinds: Record<string, string> = {
  string: 'text, in quotes where it looks like a number',
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of `key: value` pairs',
  record: 'a group of `key: value` pairs',
};

/** zod's own findings in words that read on after the name of the field; schemas with a message of their own keep it. */
export function plainIssue(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[String(issue.expected)] ?? String(issue.expected);
      return issue.input === undefined ? `is missing: it must be ${kind}` : `must be ${kind}`;
    }
    case 'invalid_value':
      return `must be ${listed(issue.values as unknown[])}`;
    case 'unrecognized_keys':
      return `may not have ${listed(issue.keys as string[], 'or')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'is empty' : `must be at least ${issue.minimum}${ofWhat(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${ofWhat(issue.origin)}`;
    case 'invalid_format':
      return 'is not written in the form that is expected here';
    default:
      return undefined;
  }
}

function ofWhat(origin: unknown): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' entries long' : '';
}

function listed(values: unknown[], word = 'or'): string {
  const quoted = values.map((value) => `\`${String(value)}\``);
  const last = quoted.pop() ?? '';
  return quoted.length ? `${quoted.join(', ')} ${word} ${last}` : last;
}

/** `options[0].id`, as an author would say it. */
export function pathWords(path: PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** Some schemas say what reads on after the field's name, some a whole sentence; both become one. */
export function issueSentence(subject: string, message: string): string {
  const text = message.replace(/\.$/, '');
  return /^\p{Lu}/u.test(text) ? `${subject}: ${text}.` : `${subject} ${text}.`;
}

import { z } from 'zod';

type Context = z.core.$RefinementCtx<unknown>;

/** zod's parameter for a value that is absent or of another kind. */
export const expected = (what: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined ? `is missing: it must be ${what}` : `must be ${what}`,
});

export const anyText = z.string(expected('text, in quotes where it looks like a number'));

/** A text as it is shown: kept as typed, but not blank, not endless, and free of characters that cannot be stored. */
export function text(max: number) {
  return anyText
    .max(max, `is longer than ${max} characters`)
    .refine((value) => value.trim() !== '', 'is blank')
    .refine((value) => !/\p{Surrogate}/u.test(value), 'holds half a character (a lone surrogate)')
    .refine((value) => !/[^\P{Cc}\n\t]/u.test(value), 'holds a control character');
}

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const idAdvice = 'must be lower-case letters and digits, with single hyphens between them';

export const itemId = anyText.max(80, 'is longer than 80 characters').regex(idPattern, idAdvice);

const optionId = anyText
  .max(40, 'is longer than 40 characters')
  .regex(idPattern, idAdvice)
  .refine((id) => id !== 'general', 'may not be `general`, which names the feedback of the whole question')
  .refine((id) => !(id in Object.prototype), 'is a word that the programming language keeps for itself');

const tracks = z
  .array(z.enum(['foundation', 'full'], 'must be foundation or full'), expected('a list of foundation and full'))
  .min(1, 'needs at least one track')
  .refine((list) => new Set(list).size === list.length, 'names a track twice')
  .transform((list) => [...list].sort());

/** What all types have. Defaults are written out, so that two ways of writing one question have one hash. */
export const base = {
  id: itemId,
  lang: anyText.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or pt-BR').optional(),
  tracks,
  outcome: anyText
    .max(40, 'is longer than 40 characters')
    .regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/, 'must be the id of an outcome, such as LO-09'),
  critical: z.boolean(expected('true or false, without quotes')).default(false),
  points: z
    .number(expected('a whole number: points × 100'))
    .int('must be a whole number: points × 100')
    .min(1, 'must be at least 1')
    .max(10_000, 'must be at most 10000')
    .default(100),
  group: itemId.optional(),
  reteach: text(1500).optional(),
  stem: text(1500),
};

export const options = (min: number, max: number) =>
  z
    .array(z.strictObject({ id: optionId, text: text(500) }), expected('a list of `{ id, text }`'))
    .min(min, `needs at least ${min} entries`)
    .max(max, `has more than ${max} entries`)
    .superRefine((list, context) => {
      for (const field of ['id', 'text'] as const) {
        list.forEach((option, index) => {
          if (list.findIndex((other) => other[field] === option[field]) < index) {
            problem(context, [index, field], `is there twice: ${quote(option[field])}`);
          }
        });
      }
    });

/** A list of choices and whether its order says something. */
export const choices = { options: options(2, 10), fixedOrder: z.literal(true).optional() };

/** A record of texts. zod drops an own `__proto__` key without a word; here it is refused like any unknown key. */
export function record(value: z.ZodType<string>, what: string) {
  return z
    .unknown()
    .superRefine((input, context) => {
      if (typeof input === 'object' && input !== null && Object.hasOwn(input, '__proto__')) {
        problem(context, ['__proto__'], 'is not an id');
      }
    })
    .pipe(z.record(z.string(), value, expected(what)));
}

/** Feedback per option id and `general`; `checkFeedback` looks at the ids. */
export const feedback = record(text(1000), 'a list of `id: text`');

export function checkBase(question: { critical: boolean; group?: string; reteach?: string }, context: Context): void {
  if (!question.critical && question.reteach !== undefined) {
    problem(context, ['reteach'], 'belongs to critical questions only: set `critical: true` or take it out');
  }
  if (question.critical && question.group !== undefined && question.reteach === undefined) {
    problem(context, ['reteach'], 'is missing: a critical question with a `group` re-teaches before its parallel item');
  }
}

export function checkFeedback(given: Record<string, string>, ids: string[], context: Context): void {
  for (const id of Object.keys(given)) {
    if (id !== 'general' && !ids.includes(id)) {
      problem(context, ['feedback', id], notOneOf(id, [...ids, 'general']));
    }
  }
  if (given.general === undefined) {
    problem(context, ['feedback'], 'needs `general`: why the right answer is right');
  }
}

/** Every id of `key` is an option, and none is there twice. */
export function checkIds(key: string[], ids: string[], context: Context): void {
  key.forEach((id, index) => {
    if (!ids.includes(id)) problem(context, ['key', index], notOneOf(id, ids));
    if (key.indexOf(id) < index) problem(context, ['key', index], `is there twice: ${quote(id)}`);
  });
}

export function notOneOf(id: string, ids: string[]): string {
  return `${quote(id)} is not one of ${ids.map(quote).join(', ')}`;
}

export function problem(context: Context, path: (string | number)[], message: string): void {
  context.addIssue({ code: 'custom', message, path });
}

export const quote = (value: string): string => `\`${value}\``;

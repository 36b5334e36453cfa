import type { Answer, Grade, OptionOrder, Question, QuestionBase, SealedQuestion } from './question.ts';

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** Why a posted form holds no answer to the question; each has its sentence in `messages.wrong`. */
export type WrongReason =
  | 'malformed'
  | 'not-a-number'
  | 'ambiguous-number'
  | 'too-many-digits'
  | 'positions-missing'
  | 'positions-repeated';

export type Reading<A extends Answer = Answer> =
  | { kind: 'answer'; answer: A }
  | { kind: 'empty' }
  | { kind: 'wrong'; reason: WrongReason };

/** The pure half of a question type (`questions/<type>/model.ts`). */
export interface QuestionModel<Q extends Question, A extends Answer> {
  /** The order of the options in one attempt. */
  drawOrder(question: Q, random: Random): OptionOrder;
  seal(question: Q, order: OptionOrder): SealedQuestion;
  /** Reads the fields that the type's component writes: `name`, or `name.<id>` for each row. */
  read(question: Q, form: FormData, name: string): Reading<A>;
  isAnswer(question: Q, value: unknown): value is A;
  grade(question: Q, answer: A): Grade;
}

/** Points for `right` of `of` equal parts, rounded down once. */
export function gradeShare(question: QuestionBase, right: number, of: number): Grade {
  const product = question.points * right;
  const points = (product - (product % of)) / of;
  return { points, max: question.points, right: points === question.points };
}

export function gradeWhole(question: QuestionBase, right: boolean): Grade {
  return { points: right ? question.points : 0, max: question.points, right };
}

/** What every sealed question shows. */
export function sealBase(question: Question): SealedQuestion {
  return { type: question.type, stem: question.stem, critical: question.critical, points: question.points };
}

export const malformed = { kind: 'wrong', reason: 'malformed' } as const;
export const empty = { kind: 'empty' } as const;

/** The one text value of a field: null when it is absent, undefined when it is a file or is there twice. */
export function oneValue(form: FormData, name: string): string | null | undefined {
  const values = form.getAll(name);
  if (values.length === 0) return null;
  const [value] = values;
  return values.length === 1 && typeof value === 'string' ? value : undefined;
}

/**
 * The text values of the fields `name.<id>`, for exactly the known ids; null when a field is unknown, doubled or a file.
 * Empty strings are left out.
 */
export function rowValues(form: FormData, name: string, ids: string[]): Map<string, string> | null {
  const known = new Set(ids.map((id) => `${name}.${id}`));
  const posted = [...new Set(form.keys())].filter((key) => key.startsWith(`${name}.`));
  if (posted.some((key) => !known.has(key)) || form.has(name)) return null;
  const values = new Map<string, string>();
  for (const id of ids) {
    const value = oneValue(form, `${name}.${id}`);
    if (value === undefined) return null;
    if (value) values.set(id, value);
  }
  return values;
}

/** True for an array of different strings, each of which is known. */
export function areKnownIds(value: unknown, known: string[]): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= known.length &&
    value.every((id) => typeof id === 'string' && known.includes(id)) &&
    new Set(value).size === value.length
  );
}

import fc from 'fast-check';
import type {
  Answer,
  MatchingQuestion,
  MultipleQuestion,
  NumericQuestion,
  Option,
  OrderingQuestion,
  Question,
  QuestionBase,
  QuestionType,
  ScenarioQuestion,
  SingleQuestion,
  TrueFalseQuestion,
} from '#app/questions/question.ts';

type Of<T extends QuestionType> = Extract<Question, { type: T }>;

const base: QuestionBase = {
  id: 'q1',
  tracks: ['foundation', 'full'],
  outcome: 'LO-01',
  critical: false,
  points: 100,
  stem: 'Which one holds?',
};
const feedback = { general: 'Why: because.' };
const options = (...ids: string[]): Option[] => ids.map((id) => ({ id, text: `Option ${id}` }));

const examples: { [T in QuestionType]: Of<T> } = {
  single: { ...base, type: 'single', options: options('a', 'b', 'c', 'd'), key: 'c', feedback },
  scenario: {
    ...base,
    type: 'scenario',
    scenario: 'Ten past three at night.',
    options: options('a', 'b', 'c'),
    key: 'b',
    feedback,
  },
  multiple: { ...base, type: 'multiple', options: options('a', 'b', 'c', 'd', 'e'), key: ['a', 'd', 'e'], feedback },
  'true-false': { ...base, type: 'true-false', key: true, feedback: { true: 'It is so.', false: 'It is not so.' } },
  numeric: { ...base, type: 'numeric', key: '29.6', tolerance: '1', unit: '%', feedback },
  matching: {
    ...base,
    type: 'matching',
    left: options('1', '2', '3'),
    right: options('a', 'b', 'c', 'd'),
    key: { '1': 'b', '2': 'a', '3': 'd' },
    feedback,
  },
  ordering: { ...base, type: 'ordering', options: options('a', 'b', 'c', 'd'), key: ['d', 'b', 'a', 'c'], feedback },
};

/** A valid question of a type. */
export function makeQuestion<T extends QuestionType>(type: T, overrides: Partial<Of<T>> = {}): Of<T> {
  return { ...structuredClone(examples[type]), ...overrides };
}

/** The answer that earns every point. */
export function rightAnswer(question: Question): Answer {
  return question.key;
}

/** An answer that earns nothing. */
export function wrongAnswer(question: Question): Answer {
  switch (question.type) {
    case 'single':
    case 'scenario':
      return question.options.find((option) => option.id !== question.key)?.id ?? '';
    case 'multiple':
      return question.options.map((option) => option.id).filter((id) => !question.key.includes(id));
    case 'true-false':
      return !question.key;
    case 'numeric':
      return '-999999';
    case 'matching':
      return Object.fromEntries(
        question.left.map(({ id }) => [id, question.right.find((item) => item.id !== question.key[id])?.id ?? '']),
      );
    case 'ordering':
      return [...question.key].reverse();
  }
}

const points = fc.integer({ min: 1, max: 10_000 });
const ids = (min: number, max: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-f][0-9]$/), { minLength: min, maxLength: max });

/** Any question with several right options, with a set of ticks. */
export const multipleWithTicks: fc.Arbitrary<{ question: MultipleQuestion; ticks: string[] }> = ids(2, 10).chain(
  (all) =>
    fc
      .record({
        points,
        key: fc.shuffledSubarray(all, { minLength: 1, maxLength: all.length - 1 }),
        ticks: fc.shuffledSubarray(all, { minLength: 1 }),
      })
      .map(({ key, ticks, points }) => ({
        question: makeQuestion('multiple', { options: options(...all), key, points }),
        ticks,
      })),
);

export const matchingWithRows: fc.Arbitrary<{ question: MatchingQuestion; rows: Record<string, string> }> = fc
  .tuple(ids(2, 8), ids(2, 8))
  .chain(([left, right]) => {
    const row = fc.constantFrom(...right);
    const rows = fc.tuple(...left.map((id) => row.map((match): [string, string] => [id, match])));
    return fc
      .record({ points, key: rows, answer: rows, kept: fc.shuffledSubarray(left, { minLength: 1 }) })
      .map(({ points, key, answer, kept }) => ({
        question: makeQuestion('matching', {
          left: options(...left),
          right: options(...right),
          key: Object.fromEntries(key),
          points,
        }),
        rows: Object.fromEntries(answer.filter(([id]) => kept.includes(id))),
      }));
  });

export const orderingWithOrder: fc.Arbitrary<{ question: OrderingQuestion; order: string[] }> = ids(3, 10).chain(
  (all) =>
    fc
      .record({
        points,
        key: fc.shuffledSubarray(all, { minLength: all.length }),
        order: fc.shuffledSubarray(all, { minLength: all.length }),
      })
      .map(({ points, key, order }) => ({
        question: makeQuestion('ordering', { options: options(...all), key, points }),
        order,
      })),
);

const choice = <T extends 'single' | 'scenario'>(type: T): fc.Arbitrary<{ question: Of<T>; answer: string }> =>
  ids(2, 10).chain((all) =>
    fc
      .record({ points, key: fc.constantFrom(...all), answer: fc.constantFrom(...all) })
      .map(({ points, key, answer }) => ({
        question: makeQuestion(type, { options: options(...all), key, points } as Partial<Of<T>>),
        answer,
      })),
  );

/** `units` / 10^scale as a canonical decimal. */
export function decimalOf(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const decimals = scale ? digits.slice(-scale).replace(/0+$/, '') : '';
  const amount = decimals ? `${whole}.${decimals}` : whole;
  return units < 0n && amount !== '0' ? `-${amount}` : amount;
}

export const decimal: fc.Arbitrary<string> = fc
  .record({ units: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), scale: fc.integer({ min: 0, max: 6 }) })
  .map(({ units, scale }) => decimalOf(units, scale));

const numeric: fc.Arbitrary<{ question: NumericQuestion; answer: string }> = fc
  .record({ points, key: decimal, tolerance: decimal, answer: decimal })
  .map(({ points, key, tolerance, answer }) => ({
    question: makeQuestion('numeric', { key, tolerance: tolerance.replace('-', ''), points }),
    answer,
  }));

const trueFalse: fc.Arbitrary<{ question: TrueFalseQuestion; answer: boolean }> = fc
  .record({ points, key: fc.boolean(), answer: fc.boolean() })
  .map(({ points, key, answer }) => ({ question: makeQuestion('true-false', { points, key }), answer }));

/** Any question with any valid answer to it. */
export const questionWithAnswer: fc.Arbitrary<{ question: Question; answer: Answer }> = fc.oneof(
  choice('single') as fc.Arbitrary<{ question: SingleQuestion; answer: string }>,
  choice('scenario') as fc.Arbitrary<{ question: ScenarioQuestion; answer: string }>,
  multipleWithTicks.map(({ question, ticks }) => ({ question, answer: ticks })),
  trueFalse,
  numeric,
  matchingWithRows.map(({ question, rows }) => ({ question, answer: rows })),
  orderingWithOrder.map(({ question, order }) => ({ question, answer: order })),
);

import type { Answer, QuestionType } from '#app/questions/question.ts';

/**
 * What `item_totals` holds for a question version: for each `option` and `band`, `n` people and the `sum` of their points (× 100).
 * Counted is the first answer of each person to that version, in a quiz and not a pre-test, drawn and not asked again after
 * re-teaching. `band` is the tenth (0–9) in which their points on the other questions of the sheet lie.
 */
export interface ItemCount {
  option: string;
  band: number;
  n: number;
  sum: number;
}

/** Options that no author can name: everybody, whoever was right in full, whoever gave no answer. */
export const everybody = '';
export const wasRight = '+';
export const noAnswer = '-';

/** So many new people at least are added at once, so that no look before and after shows what one of them answered. */
export const fewestPeople = 5;

export interface CountedAnswer {
  hash: string;
  type: QuestionType;
  answer: Answer | null;
  points: number;
  right: boolean;
  /** Points had and possible on the other drawn questions of the sheet. */
  rest: { points: number; max: number };
}

/** Adds up answers; keys are `hash option band`. */
export function countAnswers(answers: readonly CountedAnswer[]): Map<string, ItemCount & { hash: string }> {
  const counts = new Map<string, ItemCount & { hash: string }>();
  for (const { hash, type, answer, points, right, rest } of answers) {
    const band = tenthOf(rest);
    const options = [everybody, ...(right ? [wasRight] : []), ...(answer === null ? [noAnswer] : chosen(type, answer))];
    for (const option of options) {
      const key = `${hash} ${option} ${band}`;
      const count = counts.get(key) ?? { hash, option, band, n: 0, sum: 0 };
      counts.set(key, { ...count, n: count.n + 1, sum: count.sum + points });
    }
  }
  return counts;
}

function tenthOf({ points, max }: { points: number; max: number }): number {
  if (max === 0) return 0;
  const product = points * 10;
  return Math.min(9, (product - (product % max)) / max);
}

/** Ids of options; `left:right` of a matching question, `step:place` of an ordering one. Numbers have none. */
function chosen(type: QuestionType, answer: Answer): string[] {
  if (type === 'numeric') return [];
  if (type === 'ordering') return (answer as string[]).map((id, index) => `${id}:${index + 1}`);
  if (type === 'matching') return Object.entries(answer).map(([left, right]) => `${left}:${right}`);
  return [answer].flat().map(String);
}

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

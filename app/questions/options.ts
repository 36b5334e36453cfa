import type { Option, OptionOrder } from './question.ts';
import type { Random } from './question-model.ts';

export const idsOf = (options: Option[]): string[] => options.map((option) => option.id);

/** Fisher–Yates on a copy. */
export function shuffle<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [result[last], result[pick]] = [result[pick] as T, result[last] as T];
  }
  return result;
}

/** The options in the order of an attempt. An order that is not one of these options is a bug and throws. */
export function inOrder(options: Option[], order: OptionOrder): Option[] {
  const byId = new Map(options.map((option) => [option.id, option]));
  const ordered = order.map((id) => byId.get(id)).filter((option) => option !== undefined);
  if (ordered.length !== options.length || new Set(order).size !== options.length) {
    throw new Error(`The stored order [${order.join(', ')}] does not fit the options`);
  }
  return ordered.map(({ id, text }) => ({ id, text }));
}

/** The order of a list of choices: shuffled, unless it is an ordered scale. */
export function drawChoices(question: { options: Option[]; fixedOrder?: true }, random: Random): OptionOrder {
  const ids = idsOf(question.options);
  return question.fixedOrder || isScale(question.options) ? ids : shuffle(ids, random);
}

const leadingNumber = /^(?:about |over |under |up to |at least |at most |[<>≤≥~±$€£])?\s*([-+−]?\d+(?:[.,]\d+)?)/i;

/** True when every option begins with a number and the numbers only rise or only fall (`Under 5 %`, `5 to 10 %`, …). */
export function isScale(options: Option[]): boolean {
  const numbers = options.map((option) => {
    const digits = leadingNumber.exec(option.text)?.[1];
    return digits === undefined ? Number.NaN : Number(digits.replace('−', '-').replace(',', '.'));
  });
  if (numbers.some(Number.isNaN) || numbers[0] === numbers.at(-1)) return false;
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

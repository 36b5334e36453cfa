import type { WrongReason } from '../question-model.ts';

/** The canonical form of a decimal, as in keys, tolerances and stored answers (RECORDS §4). */
export const decimalPattern = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;
export const maxDigits = 15;
const maxLength = 40;

export function isDecimal(text: string): boolean {
  return decimalPattern.test(text) && text !== '-0' && countDigits(text) <= maxDigits;
}

const countDigits = (text: string): number => text.replace(/\D/g, '').length;

/**
 * What a person typed, as a canonical decimal. Takes a decimal point or comma, spaces between thousands, a sign of either
 * kind and the question's own unit. `1,234` could be two numbers and is asked again.
 */
export function readDecimal(typed: string, unit = ''): { decimal: string } | { reason: WrongReason } {
  if (typed.length > maxLength) return { reason: 'too-many-digits' };
  const text = withoutUnit(typed.replace(/[\s\u00a0\u2009\u202f]+/g, ' ').trim(), unit).replace(/^[-−–] ?/, '-');
  if (/^[-+]?[1-9]\d{0,2},\d{3}$/.test(text)) return { reason: 'ambiguous-number' };
  const parts = /^([-+]?)(\d*|\d{1,3}(?: \d{3})+)(?:[.,](\d*))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = parts ?? [];
  if (!parts || whole + fraction === '') return { reason: 'not-a-number' };
  const integer = whole.replace(/ /g, '').replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  if (countDigits(integer + decimals) > maxDigits) return { reason: 'too-many-digits' };
  const amount = decimals ? `${integer}.${decimals}` : integer;
  return { decimal: sign === '-' && amount !== '0' ? `-${amount}` : amount };
}

function withoutUnit(text: string, unit: string): string {
  if (!unit || !text.toLowerCase().endsWith(unit.toLowerCase())) return text;
  return text.slice(0, -unit.length).trim();
}

/** |value − key| ≤ tolerance, exactly: all three are scaled to integers first. */
export function isWithin(value: string, key: string, tolerance: string): boolean {
  const [a, b, allowed] = scaled([value, key, tolerance]);
  const distance = a > b ? a - b : b - a;
  return distance <= allowed;
}

/** The accepted range, `[key − tolerance, key + tolerance]`, as canonical decimals. */
export function acceptedRange(key: string, tolerance: string): [string, string] {
  const [middle, reach] = scaled([key, tolerance]);
  const scale = Math.max(decimalsOf(key), decimalsOf(tolerance));
  return [unscaled(middle - reach, scale), unscaled(middle + reach, scale)];
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function scaled<T extends string[]>(texts: [...T]): { [K in keyof T]: bigint } {
  const scale = Math.max(...texts.map(decimalsOf));
  const integers = texts.map((text) => BigInt(text.replace('.', '') + '0'.repeat(scale - decimalsOf(text))));
  return integers as { [K in keyof T]: bigint };
}

function unscaled(integer: bigint, scale: number): string {
  const digits = (integer < 0n ? -integer : integer).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const decimals = scale > 0 ? digits.slice(-scale).replace(/0+$/, '') : '';
  return `${integer < 0n ? '-' : ''}${whole}${decimals ? `.${decimals}` : ''}`;
}

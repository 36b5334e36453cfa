import { acceptedRange, readDecimal } from '#app/questions/numeric/decimal.ts';
import { messages } from './messages.ts';
import { NotImported } from './question-import.ts';

/** A number of a foreign file as a canonical decimal. What could be two numbers, or has too many digits, is refused. */
export function acceptedDecimal(text: string): string {
  const reading = readDecimal(text.trim());
  if ('decimal' in reading) return reading.decimal;
  throw new NotImported(messages.reasons.numberWanted(text.trim()));
}

/** The middle of a range and how far it reaches to both sides, exactly. */
export function middleOf(from: string, to: string): { key: string; tolerance: string } {
  const [low, high] = [acceptedDecimal(from), acceptedDecimal(to)];
  const sum = acceptedRange(low, high.replace('-', ''))[high.startsWith('-') ? 0 : 1];
  const difference = acceptedRange(high, low.replace('-', ''))[low.startsWith('-') ? 1 : 0];
  if (difference.startsWith('-')) throw new NotImported(messages.reasons.range);
  return { key: half(sum), tolerance: half(difference) };
}

function half(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const units = (BigInt(`${whole}${fraction}`) * 5n).toString().padStart(fraction.length + 2, '0');
  const at = units.length - fraction.length - 1;
  return acceptedDecimal(`${decimal.startsWith('-') ? '-' : ''}${units.slice(0, at)}.${units.slice(at)}`);
}

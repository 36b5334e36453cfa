import type { Entry, Value } from '../yaml/write-yaml.ts';

/** What a stored value, whole or broken, puts into a field of a form. */
export const textOf = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);

export const groupOf = (value: unknown): Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entry) : {};

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** As it was typed where it is no number, so that the check can say so. */
export const numberOf = (typed: string): Value => (/^\d{1,9}$/.test(typed) ? Number(typed) : typed);

/** The order of these says nothing; the one that is stored stays. */
export function inStoredOrder(chosen: readonly string[], stored: unknown): string[] {
  const before = listOf(stored)
    .map(textOf)
    .filter((id) => chosen.includes(id));
  return [...new Set([...before, ...chosen])];
}

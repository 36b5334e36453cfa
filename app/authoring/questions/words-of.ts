import type { Entry, Value } from '../yaml/write-yaml.ts';

/** Everything that a question says, whole or broken. */
export function wordsOf(value: Entry | Value | undefined): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value === null || typeof value !== 'object') return '';
  return Object.values(value).map(wordsOf).join(' ');
}

/** As words are compared: small letters without accents, one space between them. */
export function asSought(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

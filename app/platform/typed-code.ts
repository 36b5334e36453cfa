import { sha256hex } from './canonical-json.ts';

/** Crockford's base 32: no I, L, O or U, so that a code can be typed from a slip of paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** A code from a random token of 128 bits, as four groups of four characters: 80 bits, which nobody guesses. */
export function codeFrom(token: string): string {
  const bytes = [...Buffer.from(token, 'base64url')].slice(0, length);
  if (bytes.length < length) throw new Error('a code needs a token of 128 bits');
  return grouped(bytes.map((byte) => alphabet[byte & 31]).join(''));
}

/** A code as somebody typed it, in the one form that is hashed; null when it cannot be one. */
export function parseCode(typed: string): string | null {
  if (typed.length > 60) return null;
  const clean = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const known = clean.length === length && [...clean].every((character) => alphabet.includes(character));
  return known ? grouped(clean) : null;
}

/** All that is stored of a code; `purpose` keeps one from opening what another is for. */
export const hashCode = (purpose: 'readiness' | 'sign-in', code: string): string =>
  sha256hex(`acumen-${purpose}-code\n${code}`);

const grouped = (characters: string): string => (characters.match(/.{4}/g) ?? []).join('-');

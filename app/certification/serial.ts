import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a serial can be read aloud and typed from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/**
 * A serial from a random token of at least 128 bits: its SHA-256 cut to 100 bits, as four groups of five characters. Nobody
 * guesses one of 2^100, and none tells when or for whom it was made.
 */
export function serialFrom(token: string): string {
  const bytes = createHash('sha256').update(`acumen-serial\n${token}`).digest();
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let characters = '';
  for (let index = 0; index < length; index += 1) {
    characters += alphabet[Number(bits & 31n)];
    bits >>= 5n;
  }
  return grouped(characters);
}

/** A serial as somebody typed it, in the one form in which it is stored; null when it cannot be one. */
export function parseSerial(typed: string): string | null {
  if (typed.length > 60) return null;
  const clean = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const known = clean.length === length && [...clean].every((character) => alphabet.includes(character));
  return known ? grouped(clean) : null;
}

const grouped = (characters: string): string => (characters.match(/.{5}/g) ?? []).join('-');

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * RFC 8785 for values that mean the same everywhere: numbers must be safe integers, strings well-formed, and only plain
 * objects and arrays hold others. A member that is `undefined` is absent. Throws a TypeError that names the place.
 */
export function canonicalJson(value: unknown): string {
  check(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('$ is undefined');
  return text;
}

/** SHA-256 as lower-case hex; text is taken as UTF-8. */
export function sha256hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The content hash of a value: of its canonical JSON. */
export function hashOf(value: unknown): string {
  return sha256hex(canonicalJson(value));
}

function check(value: unknown, place: string): void {
  if (typeof value === 'string') {
    checkText(value, place);
  } else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${place} is ${value}: write decimals as strings`);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) check(value[index], `${place}[${index}]`);
  } else if (isPlainObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      checkText(key, `a key of ${place}`);
      if (member !== undefined) check(member, `${place}.${key}`);
    }
  } else if (value !== null && typeof value !== 'boolean') {
    throw new TypeError(`${place} is ${describe(value)}, which is not JSON`);
  }
}

function checkText(text: string, place: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${place} holds half of a surrogate pair`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !('toJSON' in value);
}

function describe(value: unknown): string {
  if (typeof value === 'object') return `a ${value?.constructor?.name ?? 'strange object'}`;
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}

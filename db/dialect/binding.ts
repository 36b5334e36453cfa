/** What both drivers store faithfully. */
export type Bindable = string | number | boolean | Buffer | null;

/**
 * Refuses what a driver would store as something else (sqlite3 stores a bigint as NULL and an object as
 * `[object Object]`; pg writes a Date in local time), so that a parameter means the same on both engines.
 */
export function bindable(value: unknown, position: number): Bindable {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(position, `${value} is not a number that can be stored`);
    return value;
  }
  if (typeof value === 'bigint') return safeInteger(value, position);
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  throw refusal(position, advice(value));
}

export function bindAll(parameters: readonly unknown[]): Bindable[] {
  return parameters.map((value, index) => bindable(value, index + 1));
}

/** PostgreSQL has booleans, for its own catalogue; it refuses them itself for our integer columns. */
export function bindAllOnPostgres(parameters: readonly unknown[]): Bindable[] {
  return parameters.map((value, index) => (typeof value === 'boolean' ? value : bindable(value, index + 1)));
}

function safeInteger(value: bigint, position: number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw refusal(position, `the bigint ${value} is beyond 2^53 − 1`);
  return number;
}

function advice(value: unknown): string {
  if (value === undefined) return 'undefined: pass null, or leave the column out';
  if (typeof value === 'boolean') return 'a boolean: pass 1 or 0';
  if (value instanceof Date) return 'a Date: pass toISOString() or a calendar date';
  if (typeof value === 'object') return `${Array.isArray(value) ? 'an array' : 'an object'}: pass JSON text`;
  return `a ${typeof value}, which no column holds`;
}

function refusal(position: number, what: string): TypeError {
  return new TypeError(`query parameter ${position} is ${what}`);
}

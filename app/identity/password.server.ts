import { hash, type Options, verify } from '@node-rs/argon2';
import { Refusal } from '#app/platform/refusal.ts';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one lane. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Characters. The upper bound keeps a megabyte of "password" from costing anything. */
export const passwordLength = { least: 12, most: 200 };

/** At once; each holds a thread of the pool that the database and files share. */
const AT_ONCE = 2;
/** Waiting beyond this are told that the server is busy. */
const IN_QUEUE = 500;

let running = 0;
const queue: (() => void)[] = [];
let dummy: Promise<string> | null = null;

/** The PHC string of a password, which may be in any script: composed forms that look alike are alike. */
export async function hashPassword(password: string): Promise<string> {
  const clean = checkedPassword(password);
  return await inTurn(() => hash(clean, options));
}

/** As it is hashed; refused where it is too short or too long. */
export function checkedPassword(password: string): string {
  const clean = password.normalize('NFKC');
  const length = [...clean].length;
  if (length < passwordLength.least || length > passwordLength.most) {
    throw new Refusal('invalid', 'identity.password-length', passwordLength);
  }
  return clean;
}

/** Takes as long when there is no hash to compare with (an unknown person) as when there is one. */
export async function verifyPassword(secretHash: string | null, password: string): Promise<boolean> {
  const clean = password.slice(0, 4 * passwordLength.most).normalize('NFKC');
  dummy ??= hash('nobody has this password', options);
  const nobody = await dummy;
  const against = secretHash ?? nobody;
  const same = await inTurn(() => verify(against, clean));
  return same && secretHash !== null;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= IN_QUEUE) throw new Refusal('unavailable', 'identity.busy');
    // Whoever leaves hands over the place, so `running` stays as it is.
    await new Promise<void>((resolve) => queue.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

import type { Kysely, Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Actor } from './grants.ts';
import { cleanHandle } from './handle.ts';
import { openLucia } from './internal/lucia.server.ts';
import { verifyPassword } from './password.server.ts';
import { readSession } from './read-session.server.ts';
import { forgiveTry, openTry, type ThrottleKeys, throttleKeys } from './throttle.server.ts';

export interface SignInTry {
  /** Staff number or e-mail address, as typed. */
  identifier: string;
  password: string;
  /** Of the browser, as the throttle counts it. */
  address: string;
  shared: boolean;
  /** The token that this browser held before; it is worth nothing afterwards. */
  replaces?: string | null;
}

export type SignInResult =
  | { ok: true; token: string; actor: Actor }
  /** The same for an unknown person, a deactivated one and a wrong password. */
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number };

/** Signs a person in under a new session. Who waits, waits alike whether or not the account exists. */
export async function signIn(db: Kysely<Schema>, deps: Deps, input: SignInTry): Promise<SignInResult> {
  const handle = cleanHandle(input.identifier);
  const found = await getSignIn(db, handle ?? '');
  const account = found ? `person:${found.personId}` : `handle:${handle ?? input.identifier.slice(0, 254)}`;
  const keys = throttleKeys(account, input.address);
  const attempt = await db.transaction().execute((tx) => openTry(tx, deps, keys));
  if (attempt.pairWait > 0) return wait(attempt.pairWait);
  const right = await verifyPassword(found?.secretHash ?? null, input.password);
  if (found && right && (attempt.crowdWait === 0 || attempt.known)) {
    const token = await db.transaction().execute((tx) => openSession(tx, deps, keys, found, input));
    const reading = await readSession(db, deps, token);
    // Deactivated between the two reads: the same answer as a moment later.
    return reading.state === 'live' ? { ok: true, token, actor: reading.actor } : { ok: false, reason: 'wrong' };
  }
  return attempt.crowdWait > 0 ? wait(attempt.crowdWait) : { ok: false, reason: 'wrong' };
}

async function openSession(
  tx: Transaction<Schema>,
  deps: Deps,
  keys: ThrottleKeys,
  found: { id: string; personId: string },
  input: SignInTry,
): Promise<string> {
  await forgiveTry(tx, deps, keys);
  const { lucia } = openLucia(tx, deps);
  if (input.replaces) await lucia.invalidateSession(input.replaces);
  const attributes = { signInId: found.id, shared: input.shared };
  const session = await lucia.createSession(found.personId, attributes, { sessionId: deps.newToken() });
  return session.id;
}

async function getSignIn(db: Kysely<Schema>, handle: string) {
  return await db
    .selectFrom('sign_ins')
    .innerJoin('people', 'people.id', 'sign_ins.person_id')
    .select(['sign_ins.id', 'sign_ins.person_id as personId', 'sign_ins.secret_hash as secretHash'])
    .where('sign_ins.handle', '=', handle)
    .where('sign_ins.kind', '=', 'password')
    .where('people.active', '=', 1)
    .executeTakeFirst();
}

function wait(milliseconds: number): SignInResult {
  return { ok: false, reason: 'wait', seconds: Math.ceil(milliseconds / 1000) };
}

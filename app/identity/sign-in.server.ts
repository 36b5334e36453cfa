import type { Kysely, Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Actor } from './grants.ts';
import { cleanHandle } from './handle.ts';
import { openLucia } from './internal/lucia.server.ts';
import { verifyPassword } from './password.server.ts';
import { readSession } from './read-session.server.ts';
import { forgiveTry, openTry, rememberPlaces, type ThrottleKeys, throttleKeys } from './throttle.server.ts';

export interface SignInTry {
  /** Staff number or e-mail address, as typed. */
  identifier: string;
  password: string;
  /** Of the browser, as the throttle counts it. */
  address: string;
  /** Of the machine, from its device cookie; absent where the browser holds none of ours. */
  device?: string | null;
  shared: boolean;
  /** The token that this browser held before; it is worth nothing afterwards. */
  replaces?: string | null;
}

export type SignInResult =
  /** `device` is what the device cookie names from now on. */
  | { ok: true; token: string; device: string; actor: Actor }
  /** The same for an unknown person, a deactivated one and a wrong password. */
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number };

/** Signs a person in under a new session. Who waits, waits alike whether or not the account exists. */
export async function signIn(db: Kysely<Schema>, deps: Deps, input: SignInTry): Promise<SignInResult> {
  const { address, device } = input;
  const clean = cleanHandle(input.identifier);
  const found = await getSignIn(db, clean ?? '');
  const keys = throttleKeys(
    { handle: clean ?? input.identifier.slice(0, 254), personId: found?.personId ?? null },
    device ? { lane: 'device', value: device } : { lane: 'address', value: address },
  );
  const attempt = await db.transaction().execute((tx) => openTry(tx, deps, keys));
  if (attempt.pairWait > 0) return wait(attempt.pairWait);
  const right = await verifyPassword(found?.secretHash ?? null, input.password);
  if (found && right && (attempt.crowdWait === 0 || attempt.known)) {
    const opened = await db.transaction().execute((tx) => openSession(tx, deps, keys, found, input));
    const reading = await readSession(db, deps, opened.token);
    // Deactivated between the two reads: the same answer as a moment later.
    return reading.state === 'live' ? { ok: true, ...opened, actor: reading.actor } : { ok: false, reason: 'wrong' };
  }
  return attempt.crowdWait > 0 ? wait(attempt.crowdWait) : { ok: false, reason: 'wrong' };
}

async function openSession(
  tx: Transaction<Schema>,
  deps: Deps,
  keys: ThrottleKeys,
  found: { id: string; personId: string },
  input: SignInTry,
): Promise<{ token: string; device: string }> {
  const device = input.device ?? deps.newToken();
  await forgiveTry(tx, keys);
  await rememberPlaces(tx, deps, found.personId, [
    { lane: 'address', value: input.address },
    { lane: 'device', value: device },
  ]);
  const { lucia } = openLucia(tx, deps);
  if (input.replaces) await lucia.invalidateSession(input.replaces);
  const attributes = { signInId: found.id, shared: input.shared };
  const session = await lucia.createSession(found.personId, attributes, { sessionId: deps.newToken() });
  return { token: session.id, device };
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

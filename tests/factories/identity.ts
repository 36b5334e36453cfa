import type { Kysely } from 'kysely';
import { createPasswordSignIn } from '#app/identity/create-password-sign-in.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import type { Actor, Capability, PermissionRole } from '#app/identity/grants.ts';
import { openLucia } from '#app/identity/internal/lucia.server.ts';
import { makeToken } from '#app/identity/make-token.server.ts';
import { type TokenScope, tokenScopes } from '#app/identity/token.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { makePerson } from './people.ts';

export const testPassword = 'correct horse battery';

/** A person who signs in with the returned handle and `testPassword`. Costs an argon2 hash: where only a session is needed, `makeSession`. */
export async function makeSignIn(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, handle = `n-${deps.newToken()}` }: { personId?: string; handle?: string } = {},
): Promise<{ personId: string; handle: string }> {
  const person = personId ?? (await makePerson(db)).id;
  await createPasswordSignIn(db, deps, { personId: person, handles: [handle], password: testPassword });
  return { personId: person, handle };
}

/** A signed-in person: the token is what the cookie holds. */
export async function makeSession(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, shared = false }: { personId?: string; shared?: boolean } = {},
): Promise<{ personId: string; token: string }> {
  const person = personId ?? (await makePerson(db)).id;
  const id = deps.newId();
  await db
    .insertInto('sign_ins')
    .values({ id, person_id: person, kind: 'password', handle: `session-${id}`, secret_hash: null })
    .execute();
  const session = await openLucia(db, deps).lucia.createSession(
    person,
    { signInId: id, shared },
    { sessionId: deps.newToken() },
  );
  return { personId: person, token: session.id };
}

/** Grants as the operator gives them: a permission role or one capability, everywhere or in a unit. */
export async function makeGrant(
  db: Kysely<Schema>,
  deps: Deps,
  grant: { personId: string; permissionRole: PermissionRole | Capability; unitId?: string },
): Promise<void> {
  await db.transaction().execute((tx) => grantRole(tx, deps, { ...grant, fromOn: '2026-01-01' }));
}

/** A token of a person for everything that tokens can be made for. */
export async function makeApiToken(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, scopes = [...tokenScopes], lastDay }: { personId: string; scopes?: TokenScope[]; lastDay?: string },
): Promise<string> {
  const wish = { label: 'Staff register', scopes, lastDay: lastDay ?? today(deps.zone, deps.now()) };
  const token = await makeToken(db, deps, { personId, key: deps.newToken() }, wish);
  if (token === null) throw new Error('a key was used twice');
  return token;
}

/** Who acts, as a request would say it; nobody need be stored. */
export function actorWith(capabilities: readonly Capability[], unitPath: string | null, personId = 'viewer'): Actor {
  const grants = capabilities.map((capability) => ({ capability, unitPath, moduleId: null }));
  return { personId, name: 'Viewer', locale: 'en', signInId: 'sign-in', grants, unitPath, shared: false };
}

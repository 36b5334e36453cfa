import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { hashCode, parseCode } from '#app/platform/typed-code.ts';
import type { Schema } from '#db/schema.ts';
import { addWrongCode, codeWait } from './code-throttle.server.ts';
import { openLucia } from './internal/lucia.server.ts';
import { listSignInHandles } from './list-sign-in-handles.server.ts';
import { checkedPassword, hashPassword } from './password.server.ts';

export interface PasswordForm {
  /** As it was typed, or came with a link. */
  code: string;
  password: string;
  again: string;
  /** Of the browser, as the throttle counts it. */
  address: string;
}

/**
 * Whoever holds a code sets the person's password: the first, or a new one. The code is used up, every session of the person ends, and
 * they sign in afresh with any of their handles. A code that is mistyped, used, replaced, too old or of somebody shut out is refused in
 * the same words.
 */
export async function setPassword(db: Kysely<Schema>, deps: Deps, form: PasswordForm): Promise<void> {
  const { address, password } = form;
  if ((await codeWait(db, deps, address)) > 0) throw new Refusal('too-many', 'identity.too-many-codes');
  if (checkedPassword(password) !== checkedPassword(form.again))
    throw new Refusal('invalid', 'identity.passwords-differ');
  const parsed = parseCode(form.code);
  const hash = parsed === null ? null : hashCode('sign-in', parsed);
  if (hash === null || (await findPerson(db, deps, hash)) === null) return refuseCode(db, deps, address);
  const secretHash = await hashPassword(password);
  const done = await db.transaction().execute((tx) => useCode(tx, deps, hash, secretHash));
  if (!done) await refuseCode(db, deps, address);
}

async function refuseCode(db: Kysely<Schema>, deps: Deps, address: string): Promise<never> {
  await db.transaction().execute((tx) => addWrongCode(tx, deps, address));
  throw new Refusal('invalid', 'identity.code-unknown');
}

async function findPerson(db: Kysely<Schema>, deps: Deps, hash: string): Promise<string | null> {
  const row = await db
    .selectFrom('sign_in_codes')
    .innerJoin('people', 'people.id', 'sign_in_codes.person_id')
    .select('people.id')
    .where('hash', '=', hash)
    .where('expires_on', '>=', today(deps.zone, deps.now()))
    .where('people.active', '=', 1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** False where the code was used, replaced or withdrawn meanwhile. */
async function useCode(tx: Transaction<Schema>, deps: Deps, hash: string, secretHash: string): Promise<boolean> {
  const personId = await findPerson(tx, deps, hash);
  const used = await tx.deleteFrom('sign_in_codes').where('hash', '=', hash).returning('person_id').executeTakeFirst();
  if (personId === null || used?.person_id !== personId) return false;
  const handles = await listSignInHandles(tx, personId);
  if (handles.length === 0) throw new Refusal('invalid', 'identity.no-handle');
  for (const handle of handles) {
    await tx
      .insertInto('sign_ins')
      .values({ id: deps.newId(), person_id: personId, kind: 'password', handle, secret_hash: secretHash })
      .onConflict((conflict) =>
        conflict.column('handle').doUpdateSet({ secret_hash: secretHash }).where('sign_ins.person_id', '=', personId),
      )
      .execute();
  }
  await openLucia(tx, deps).lucia.invalidateUserSessions(personId);
  const details = { handles: handles.length };
  await recordAudit(tx, deps, {
    actorId: personId,
    action: 'sign-in.set-password',
    object: `person:${personId}`,
    details,
  });
  return true;
}

import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { addDays, type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueMail } from '#app/platform/mail/enqueue-mail.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { codeFrom, hashCode } from '#app/platform/typed-code.ts';
import type { Schema } from '#db/schema.ts';
import { type Actor, type Capability, can } from './grants.ts';
import { listGrantRows } from './list-grant-rows.server.ts';
import { listSignInHandles } from './list-sign-in-handles.server.ts';
import { mailedCode, signInCodeMail } from './sign-in-code-mail.server.ts';

/** Days after the one on which it was made. */
const lifetime = 7;

export interface SignInCode {
  code: string;
  lastDay: CalendarDate;
}

/**
 * A code with which the person sets a password, their first or a new one. It takes the place of an earlier one and is given here and
 * never again: only its hash is stored, and a repeat of the form gets null. With `sealFor` it goes out by mail instead, sealed with that
 * secret until it is sent.
 */
export async function makeSignInCode(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, personId, key }: { actor: Actor; personId: string; key: string },
  { sealFor }: { sealFor: string | null },
): Promise<SignInCode | null> {
  requireCapability(actor, 'manage-people');
  if (actor.personId === personId) throw new Refusal('invalid', 'identity.own-code');
  const code = codeFrom(deps.newToken());
  const hash = hashCode('sign-in', code);
  const lastDay = addDays(today(deps.zone, deps.now()), lifetime);
  const made = await runOnce(db, deps, { actorId: actor.personId, key }, async (tx) => {
    const { email } = await requireReachable(tx, personId);
    if (sealFor !== null && email === null) throw new Refusal('invalid', 'identity.no-address');
    if (await mayMoreThanLearn(tx, personId, today(deps.zone, deps.now()))) requireCapability(actor, 'manage-grants');
    const row = { hash, expires_on: lastDay };
    await tx
      .insertInto('sign_in_codes')
      .values({ person_id: personId, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute();
    if (sealFor !== null) {
      const mail = { key: `sign-in-code/${hash}`, toPerson: personId, kind: signInCodeMail, weekOn: null };
      await enqueueMail(tx, deps, [{ ...mail, data: mailedCode(sealFor, code) }]);
    }
    const details = { until: lastDay, by: sealFor === null ? 'hand' : 'mail' };
    const object = `person:${personId}`;
    await recordAudit(tx, deps, { actorId: actor.personId, action: 'sign-in-code.make', object, details });
    return hash;
  });
  return made === hash ? { code, lastDay } : null;
}

async function requireReachable(tx: Transaction<Schema>, personId: string): Promise<{ email: string | null }> {
  const person = await tx.selectFrom('people').selectAll().where('id', '=', personId).executeTakeFirst();
  if (!person || person.erased_at !== null || person.merged_into !== null) {
    throw new Refusal('not-found', 'organisation.no-such-person');
  }
  if (person.active !== 1) throw new Refusal('invalid', 'identity.not-active');
  if ((await listSignInHandles(tx, personId)).length === 0) throw new Refusal('invalid', 'identity.no-handle');
  return person;
}

/** Whoever holds the code may all that the person may: that is to be given by those alone who give permissions. */
async function mayMoreThanLearn(tx: Transaction<Schema>, personId: string, on: CalendarDate): Promise<boolean> {
  const grants = await listGrantRows(tx, personId, on);
  const deputising = tx.selectFrom('deputies').select('manager_id').where('deputy_id', '=', personId);
  return grants.length > 0 || (await deputising.where('until_on', '>', on).executeTakeFirst()) !== undefined;
}

function requireCapability(actor: Actor, capability: Capability): void {
  if (!can(actor, capability)) throw new Refusal('forbidden', 'identity.forbidden', { capability });
}

import type { Kysely } from 'kysely';
import type { Actor } from '#app/identity/grants.ts';
import { listSignInHandles } from '#app/identity/list-sign-in-handles.server.ts';
import { makeSignInCode, type SignInCode } from '#app/identity/make-sign-in-code.server.ts';
import { welcomePath } from '#app/identity/welcome-path.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Env } from '#app/platform/env.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** What stands on paper for somebody who is to set a password. */
export interface SignInSlip extends SignInCode {
  name: string;
  handles: string[];
  /** Of the page where the code is used. */
  address: string;
}

/** A code that went out by mail is shown to nobody; one to hand over is shown once, and null where the form was sent before. */
export type CodeGiven = { how: 'mail' } | { how: 'hand'; slip: SignInSlip | null };

/** Makes a code with which a person sets a password, to hand over on paper or to send. */
export async function giveSignInCode(
  db: Kysely<Schema>,
  deps: Deps,
  who: { actor: Actor; personId: string; key: string },
  { how, env }: { how: CodeGiven['how']; env: Pick<Env, 'mail' | 'secret' | 'origin'> },
): Promise<CodeGiven> {
  if (how === 'mail' && !env.mail) throw new Refusal('not-offered', 'record.no-mail');
  const made = await makeSignInCode(db, deps, who, { sealFor: how === 'mail' ? env.secret : null });
  if (how === 'mail') return { how };
  const name = (await getPerson(db, who.personId))?.name ?? '';
  const handles = await listSignInHandles(db, who.personId);
  return { how, slip: made && { ...made, name, handles, address: `${env.origin}${welcomePath()}` } };
}

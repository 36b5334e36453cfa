import type { Kysely } from 'kysely';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { listSignInHandles } from './list-sign-in-handles.server.ts';

export interface SignInState {
  /** What the person signs in with, or will. */
  handles: string[];
  hasPassword: boolean;
  /** The last day of a code that waits to be used. */
  codeUntil: CalendarDate | null;
}

/** How somebody signs in, for whoever looks after that. */
export async function getSignInState(db: Kysely<Schema>, deps: Deps, personId: string): Promise<SignInState> {
  const code = await db
    .selectFrom('sign_in_codes')
    .select('expires_on')
    .where('person_id', '=', personId)
    .where('expires_on', '>=', today(deps.zone, deps.now()))
    .executeTakeFirst();
  const password = await db
    .selectFrom('sign_ins')
    .select('id')
    .where('person_id', '=', personId)
    .where('secret_hash', 'is not', null)
    .executeTakeFirst();
  return {
    handles: await listSignInHandles(db, personId),
    hasPassword: password !== undefined,
    codeUntil: code?.expires_on ?? null,
  };
}

import type { Transaction } from 'kysely';
import { type PersonActiveChange, savePersonActive } from '#app/organisation/save-person-active.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openLucia } from './internal/lucia.server.ts';
import { revokeTokensOf } from './revoke-tokens-of.server.ts';

/**
 * Lets a person in or shuts them out. Either way all their sessions, tokens and codes end, so that one which slipped in beside a
 * deactivation is gone before the person may sign in again. Lists and totals follow through `record/set-active`, which is the way here.
 */
export async function setPersonActive(tx: Transaction<Schema>, deps: Deps, change: PersonActiveChange): Promise<void> {
  await savePersonActive(tx, deps, change);
  await revokeTokensOf(tx, deps, [change.personId]);
  await tx.deleteFrom('sign_in_codes').where('person_id', '=', change.personId).execute();
  await openLucia(tx, deps).lucia.invalidateUserSessions(change.personId);
}

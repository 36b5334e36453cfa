import type { Transaction } from 'kysely';
import { type PersonActiveChange, savePersonActive } from '#app/organisation/save-person-active.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openLucia } from './internal/lucia.server.ts';

/**
 * Lets a person in or shuts them out. Either way all their sessions and tokens end, so that one which slipped in beside a
 * deactivation is gone before the person may sign in again. Lists and totals follow through `record/set-active`, which is the way here.
 */
export async function setPersonActive(tx: Transaction<Schema>, deps: Deps, change: PersonActiveChange): Promise<void> {
  await savePersonActive(tx, deps, change);
  await tx
    .updateTable('api_tokens')
    .set({ revoked_at: deps.now().toISOString() })
    .where('person_id', '=', change.personId)
    .where('revoked_at', 'is', null)
    .execute();
  await openLucia(tx, deps).lucia.invalidateUserSessions(change.personId);
}

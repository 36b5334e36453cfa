import type { Transaction } from 'kysely';
import { type Actor, type Capability, can } from '#app/identity/grants.ts';
import { getHome } from '#app/organisation/list-employments.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** Refuses an actor without the capability in the unit where the person belongs today; nobody decides about their own record. */
export async function requireManagerOf(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { actor: Actor; personId: string; capability: Capability },
): Promise<void> {
  const { actor, personId, capability } = input;
  const home = await getHome(tx, personId, today(deps.zone, deps.now()));
  if (actor.personId === personId || !can(actor, capability, { unitPath: home?.unitPath })) {
    throw new Refusal('forbidden', 'record.not-your-unit');
  }
}

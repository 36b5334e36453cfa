import type { Transaction } from 'kysely';
import { type Actor, authorityOver, type Capability } from '#app/identity/grants.ts';
import { getHome } from '#app/organisation/list-employments.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/**
 * Refuses an actor without the capability in the unit where the person belongs today; nobody decides about their own record. Gives
 * for whom a deputy decides, which events and audit rows then name.
 */
export async function requireManagerOf(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { actor: Pick<Actor, 'personId' | 'grants'>; personId: string; capability: Capability },
): Promise<{ forId?: string }> {
  const { actor, personId, capability } = input;
  const home = await getHome(tx, personId, today(deps.zone, deps.now()));
  const authority = authorityOver(actor, capability, { personId, unitPath: home?.unitPath });
  if (!authority) throw new Refusal('forbidden', whyNoAuthority(actor, personId));
  return authority;
}

export const whyNoAuthority = (actor: Pick<Actor, 'personId'>, personId: string): string =>
  actor.personId === personId ? 'record.own-record' : 'record.not-your-unit';

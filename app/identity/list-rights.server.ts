import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Grant } from './grants.ts';
import { listLent } from './internal/lent.server.ts';
import { listGrants } from './list-grants.server.ts';

/** `listGrants`, and what those people or one are lent as deputies: what each may do today outside a request, as a session would say it. */
export async function listRights(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  personId?: string,
): Promise<Map<string, Grant[]>> {
  const rights = await listGrants(db, deps, personId);
  for (const [deputy, { grants }] of await listLent(db, today(deps.zone, deps.now()), personId)) {
    rights.set(deputy, [...(rights.get(deputy) ?? []), ...grants]);
  }
  return rights;
}

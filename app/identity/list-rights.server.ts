import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Grant } from './grants.ts';
import { getLent } from './internal/lent.server.ts';
import { listGrants } from './list-grants.server.ts';

/** What a person may do today outside a request, as a session would say it: by their own grants and as a deputy. */
export async function listRights(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  personId: string,
): Promise<Grant[]> {
  const own = (await listGrants(db, deps, personId)).get(personId) ?? [];
  const { grants } = await getLent(db, personId, today(deps.zone, deps.now()));
  return [...own, ...grants];
}

import type { Kysely } from 'kysely';
import { listUnitTree } from '#app/organisation/list-unit-tree.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

export async function getUnitsPage(db: Kysely<Schema>, deps: Deps) {
  return { units: await listUnitTree(db, today(deps.zone, deps.now())), operationKey: deps.newToken() };
}

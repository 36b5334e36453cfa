import type { Kysely } from 'kysely';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listUnitTree } from '#app/organisation/list-unit-tree.server.ts';
import { placeNames } from '#app/organisation/unit-tree.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** Open units and job roles, as a form offers them. */
export async function listPlaces(db: Kysely<Schema>, deps: Deps) {
  const on = today(deps.zone, deps.now());
  const tree = await listUnitTree(db, on);
  const names = placeNames(tree);
  const units = tree
    .filter(({ closedOn }) => closedOn === null)
    .map(({ id }) => ({ value: id, text: names.get(id) ?? '' }));
  const jobRoles = (await listJobRoles(db)).map(({ id, name }) => ({ value: id, text: name }));
  return { units, jobRoles, today: on, operationKey: deps.newToken() };
}

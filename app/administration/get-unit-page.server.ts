import type { Kysely } from 'kysely';
import { listUnitTree } from '#app/organisation/list-unit-tree.server.ts';
import { isWithin } from '#app/organisation/unit.ts';
import { placeNames } from '#app/organisation/unit-tree.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** A unit, what stands above and below it, and the places to which it may be moved. */
export async function getUnitPage(db: Kysely<Schema>, deps: Deps, unitId: string) {
  const units = await listUnitTree(db, today(deps.zone, deps.now()));
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) throw new Refusal('not-found', 'organisation.no-such-unit');
  const names = placeNames(units);
  const places = units
    .filter(({ path, closedOn }) => closedOn === null && !isWithin(path, unit.path))
    .map(({ id }) => ({ value: id, text: names.get(id) ?? '' }));
  const above = units
    .filter(({ id, path }) => id !== unit.id && isWithin(unit.path, path))
    .map(({ id, name }) => ({ id, name }));
  const below = units.filter(({ id, path }) => id !== unit.id && isWithin(path, unit.path));
  return { unit, above, below, places, operationKey: deps.newToken() };
}

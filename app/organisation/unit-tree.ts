import { sortName } from './names.ts';
import { ancestorPaths, type Unit } from './unit.ts';

export interface TreeUnit extends Unit {
  /** Employed today in the unit itself. */
  people: number;
  /** Null while the unit is open. */
  closedOn: string | null;
}

/** Each unit directly before those below it, sisters by name. */
export function inTreeOrder<U extends Unit>(units: U[]): U[] {
  const below = new Map<string | null, U[]>();
  for (const unit of units) below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  const key = (unit: U) => `${sortName(unit.name, 'en')}\u0000${unit.id}`;
  const walk = (parent: string | null): U[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
      .flatMap((unit) => [unit, ...walk(unit.id)]);
  return walk(null);
}

/** "Hospital › Medicine › Ward 4": two wards may have one name. */
export function placeNames(units: Pick<Unit, 'id' | 'path' | 'name'>[]): Map<string, string> {
  const names = new Map(units.map((unit) => [unit.path, unit.name]));
  return new Map(
    units.map((unit) => [
      unit.id,
      ancestorPaths(unit.path)
        .map((path) => names.get(path) ?? '')
        .join(' › '),
    ]),
  );
}

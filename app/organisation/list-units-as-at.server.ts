import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';

/** A unit where it stood on a day. Its name is today's: names are not kept by date. */
export interface UnitAsAt {
  id: string;
  name: string;
  /** By the parents of that day. */
  path: string;
}

/**
 * The units of a day, with the paths that their parents of that day give, in the order of paths. Before its first day here a
 * unit counts as standing where it was put first, since people may have been employed in it longer than we know it.
 */
export async function listUnitsAsAt(db: Kysely<Schema>, on: CalendarDate): Promise<UnitAsAt[]> {
  const moves = await db
    .selectFrom('unit_moves')
    .innerJoin('units', 'units.id', 'unit_moves.unit_id')
    .select(['units.id', 'units.name', 'unit_moves.parent_id', 'unit_moves.from_on', 'unit_moves.until_on'])
    .orderBy('unit_moves.from_on')
    .execute();
  const first = new Map(moves.toReversed().map((move) => [move.id, move]));
  const stood = moves.filter((move) => move.from_on <= on && (move.until_on === null || on < move.until_on));
  const later = [...first.values()].filter((move) => move.from_on > on);
  const standing = new Map([...stood, ...later].map((move) => [move.id, move]));
  const pathOf = (id: string): string => {
    const parent = standing.get(id)?.parent_id ?? null;
    return `${parent === null ? '/' : pathOf(parent)}${id}/`;
  };
  return [...standing.values()]
    .map(({ id, name }) => ({ id, name, path: pathOf(id) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

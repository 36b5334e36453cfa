import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { readClosedUnits } from './closed-units.server.ts';
import { listUnits } from './list-units.server.ts';
import { inTreeOrder, type TreeUnit } from './unit-tree.ts';

/** Every unit as a tree is read: each below its parent, sisters by name. */
export async function listUnitTree(db: Kysely<Schema>, on: CalendarDate): Promise<TreeUnit[]> {
  const units = await listUnits(db);
  const closed = await readClosedUnits(db);
  const counts = await db
    .selectFrom('employments')
    .select(['unit_id', (select) => select.fn.count('person_id').distinct().as('n')])
    .where('from_on', '<=', on)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
    .groupBy('unit_id')
    .execute();
  const people = new Map(counts.map((row) => [row.unit_id, Number(row.n)]));
  return inTreeOrder(
    units.map((unit) => ({ ...unit, people: people.get(unit.id) ?? 0, closedOn: closed.get(unit.id) ?? null })),
  );
}

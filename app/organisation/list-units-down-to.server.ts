import type { Kysely } from 'kysely';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { toUnit } from './get-unit.server.ts';
import type { Unit } from './unit.ts';

/** All units above one and it itself, top first; none where there is no such unit. */
export async function listUnitsDownTo(db: Kysely<Schema>, id: string): Promise<Unit[]> {
  const rows = await readUnits(db, { id });
  return rows.map(toUnit).toSorted((a, b) => a.path.length - b.path.length);
}

const readUnits = preparedQuery((db, slot: SlotOf<{ id: string }>) => {
  const columns = ['units.id', 'units.parent_id', 'units.path', 'units.name', 'units.revision'] as const;
  return db
    .withRecursive('up(id, parent_id, path, name, revision)', (cte) =>
      cte
        .selectFrom('units')
        .where('units.id', '=', slot('id'))
        .select(columns)
        .unionAll((above) => above.selectFrom('units').innerJoin('up', 'up.parent_id', 'units.id').select(columns)),
    )
    .selectFrom('up')
    .select(['id', 'parent_id', 'path', 'name', 'revision']);
});

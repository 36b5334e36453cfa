import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Unit } from './unit.ts';

export async function getUnit(db: Kysely<Schema>, id: string): Promise<Unit | null> {
  const row = await db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toUnit(row) : null;
}

export function toUnit(row: Selectable<Schema['units']>): Unit {
  return { id: row.id, parentId: row.parent_id, path: row.path, name: row.name, revision: row.revision };
}

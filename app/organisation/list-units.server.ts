import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { toUnit } from './get-unit.server.ts';
import type { Unit } from './unit.ts';

/** Every unit, each parent before its children. */
export async function listUnits(db: Kysely<Schema>): Promise<Unit[]> {
  const rows = await db.selectFrom('units').selectAll().orderBy('path').execute();
  return rows.map(toUnit);
}

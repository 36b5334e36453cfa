import type { Kysely } from 'kysely';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';

/** `getHome` of many people at once: the path of the unit where each belongs on a day. Whoever is missing belongs to none. */
export async function listHomes(db: Kysely<Schema>, personIds: string[], on: string): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'employments.unit_id')
    .where('employments.person_id', 'in', givenIds(db, personIds))
    .where((where) => where.or([where('employments.until_on', 'is', null), where('employments.until_on', '>', on)]))
    .select(['employments.person_id', 'employments.from_on', 'units.path'])
    .orderBy('employments.main', 'desc')
    .orderBy('employments.from_on')
    .orderBy('employments.id')
    .execute();
  const homes = new Map<string, { path: string; fromOn: string }>();
  for (const { person_id, path, from_on } of rows) {
    const known = homes.get(person_id);
    const isSooner = known && known.fromOn > on && from_on < known.fromOn;
    if (!known || isSooner) homes.set(person_id, { path, fromOn: from_on });
  }
  return new Map([...homes].map(([person, { path }]) => [person, path]));
}

import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Grant } from './grants.ts';
import { type GrantLine, grantsFrom } from './internal/granted.ts';

/** Of everybody who is active and holds something today, or of one person: what it is, as `scopePaths` takes it. */
export async function listGrants(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  personId?: string,
): Promise<Map<string, Grant[]>> {
  const on = today(deps.zone, deps.now());
  let query = db
    .selectFrom('grants')
    .innerJoin('people', 'people.id', 'grants.person_id')
    .leftJoin('units', 'units.id', 'grants.unit_id')
    .where('people.active', '=', 1)
    .where('grants.from_on', '<=', on)
    .where((by) => by.or([by('grants.until_on', 'is', null), by('grants.until_on', '>', on)]))
    .select(['grants.person_id', 'grants.capability as granted', 'grants.unit_id', 'grants.module_id'])
    .select('units.path as granted_path')
    .orderBy('grants.person_id');
  if (personId !== undefined) query = query.where('grants.person_id', '=', personId);
  const lines = new Map<string, GrantLine[]>();
  for (const row of await query.execute()) {
    const known = lines.get(row.person_id);
    if (known) known.push(row);
    else lines.set(row.person_id, [row]);
  }
  return new Map([...lines].map(([person, each]) => [person, grantsFrom(each)]));
}

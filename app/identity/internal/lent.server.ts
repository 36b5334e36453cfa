import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { type Deputising, type Grant, permissionRoles } from '../grants.ts';
import { grantsFrom } from './granted.ts';

/** Names in grant rows that make a manager, or a part of one; the same capability in another role is not lent. */
const asManager: ReadonlySet<string> = new Set(['manager', ...permissionRoles.manager]);

/**
 * What a deputy may do today for those whom they stand in for: what each of them may do as a manager by a grant of their own, and
 * nothing else. Whoever does not work here any more lends nothing, and is lent nothing.
 */
export async function getLent(
  db: Kysely<Schema>,
  deputyId: string,
  on: CalendarDate,
): Promise<{ grants: Grant[]; deputyFor: Deputising[] }> {
  const managers = await db
    .selectFrom('deputies')
    .innerJoin('people', 'people.id', 'deputies.manager_id')
    .innerJoin('people as deputy', 'deputy.id', 'deputies.deputy_id')
    .where('deputy_id', '=', deputyId)
    .where('deputy.active', '=', 1)
    .where('from_on', '<=', on)
    .where('until_on', '>', on)
    .where('people.active', '=', 1)
    .where('people.erased_at', 'is', null)
    .groupBy(['people.id', 'people.name'])
    .select((by) => ['people.id', 'people.name', by.fn.max('until_on').as('until_on')])
    .orderBy('people.id')
    .execute();
  if (managers.length === 0) return { grants: [], deputyFor: [] };
  const ids = managers.map((manager) => manager.id);
  const lines = await db
    .selectFrom('grants')
    .leftJoin('units', 'units.id', 'grants.unit_id')
    .where('person_id', 'in', ids)
    .where('from_on', '<=', on)
    .where((by) => by.or([by('until_on', 'is', null), by('until_on', '>', on)]))
    .where('capability', 'in', [...asManager])
    .select(['person_id', 'capability as granted', 'unit_id', 'module_id', 'units.path as granted_path'])
    .execute();
  const lent = managers.map(({ id, name, until_on }) => {
    const own = grantsFrom(lines.filter((line) => line.person_id === id));
    const grants = own.map((grant) => ({ ...grant, ofPersonId: id }));
    return { grants, deputising: { personId: id, name, untilOn: until_on } };
  });
  const useful = lent.filter(({ grants }) => grants.length > 0);
  return {
    grants: useful.flatMap(({ grants }) => grants),
    deputyFor: useful.map(({ deputising }) => deputising),
  };
}

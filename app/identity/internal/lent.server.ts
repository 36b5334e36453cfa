import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { type Deputising, type Grant, permissionRoles } from '../grants.ts';
import { grantsFrom } from './granted.ts';

/** Names in grant rows that make a manager, or a part of one; the same capability in another role is not lent. */
const asManager: ReadonlySet<string> = new Set(['manager', ...permissionRoles.manager]);

export interface Lent {
  grants: Grant[];
  deputyFor: Deputising[];
}

/** What one deputy is lent today. */
export async function getLent(db: Kysely<Schema>, deputyId: string, on: CalendarDate): Promise<Lent> {
  return (await listLent(db, on, deputyId)).get(deputyId) ?? { grants: [], deputyFor: [] };
}

/**
 * What each deputy, or one, may do on a day for those whom they stand in for: what each of them may do as a manager by a grant of
 * their own, and nothing else. Whoever does not work here any more lends nothing, and is lent nothing.
 */
export async function listLent(
  db: Kysely<Schema>,
  on: CalendarDate,
  deputyId?: string,
): Promise<ReadonlyMap<string, Lent>> {
  let query = db
    .selectFrom('deputies')
    .innerJoin('people', 'people.id', 'deputies.manager_id')
    .innerJoin('people as deputy', 'deputy.id', 'deputies.deputy_id')
    .where('deputy.active', '=', 1)
    .where('from_on', '<=', on)
    .where('until_on', '>', on)
    .where('people.active', '=', 1)
    .where('people.erased_at', 'is', null)
    .groupBy(['deputy_id', 'people.id', 'people.name'])
    .select((by) => ['deputy_id', 'people.id', 'people.name', by.fn.max('until_on').as('until_on')])
    .orderBy('people.id');
  if (deputyId !== undefined) query = query.where('deputy_id', '=', deputyId);
  const stays = await query.execute();
  const managed = await listManaged(db, on, [...new Set(stays.map((stay) => stay.id))]);
  const lent = new Map<string, Lent>();
  for (const { deputy_id, id, name, until_on } of stays) {
    const own = managed.get(id);
    if (!own) continue;
    const known = lent.get(deputy_id) ?? { grants: [], deputyFor: [] };
    known.grants.push(...own);
    known.deputyFor.push({ personId: id, name, untilOn: until_on });
    lent.set(deputy_id, known);
  }
  return lent;
}

/** What these people may do as managers, as it is lent; nobody who manages nothing. */
async function listManaged(db: Kysely<Schema>, on: CalendarDate, ids: string[]): Promise<Map<string, Grant[]>> {
  if (ids.length === 0) return new Map();
  const lines = await db
    .selectFrom('grants')
    .leftJoin('units', 'units.id', 'grants.unit_id')
    .where('person_id', 'in', ids)
    .where('from_on', '<=', on)
    .where((by) => by.or([by('until_on', 'is', null), by('until_on', '>', on)]))
    .where('capability', 'in', [...asManager])
    .select(['person_id', 'capability as granted', 'unit_id', 'module_id', 'units.path as granted_path'])
    .execute();
  const managed = new Map<string, Grant[]>();
  for (const line of lines) {
    const lent = grantsFrom([line]).map((grant) => ({ ...grant, ofPersonId: line.person_id }));
    if (lent.length > 0) managed.set(line.person_id, [...(managed.get(line.person_id) ?? []), ...lent]);
  }
  return managed;
}

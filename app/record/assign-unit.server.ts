import type { Kysely } from 'kysely';
import { z } from 'zod';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { assignCurricula } from './assign-curricula.server.ts';

/** Left by what may bring rules to many people: the move of a unit, a tool that is used in another place. */
export const assignUnitJob = 'record.assign-unit';

const Payload = z.object({ unit: z.string().nullable(), key: z.string() });
const pageSize = 200;

/**
 * Opens what the rules give the people of a unit and below, or everybody, page by page; run again it goes on where nothing is
 * open yet.
 */
export async function assignUnit(db: Kysely<Schema>, deps: Deps, payload: unknown): Promise<void> {
  const { unit, key } = Payload.parse(payload);
  const on = today(deps.zone, deps.now());
  for (let after = ''; ; ) {
    const people = await listPeopleBelow(db, unit, on, after);
    for (const personId of people) await assignCurricula(db, deps, { personId, key: `${key}/${personId}` });
    const last = people.at(-1);
    if (last === undefined || people.length < pageSize) return;
    after = last;
  }
}

async function listPeopleBelow(
  db: Kysely<Schema>,
  unitId: string | null,
  on: string,
  after: string,
): Promise<string[]> {
  const unit = unitId === null ? { path: '/' } : await getUnit(db, unitId);
  if (!unit) return [];
  const rows = await db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'employments.unit_id')
    .select('employments.person_id')
    .distinct()
    .where('units.path', '>=', unit.path)
    .where('units.path', '<', afterPrefix(unit.path))
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
    .where('employments.person_id', '>', after)
    .orderBy('employments.person_id')
    .limit(pageSize)
    .execute();
  return rows.map((row) => row.person_id);
}

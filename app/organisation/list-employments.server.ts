import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Employment } from './employment.ts';

/** The employments that hold on a day, the main one first. */
export async function listEmployments(db: Kysely<Schema>, personId: string, on: string): Promise<Employment[]> {
  const lasting = await listLasting(db, personId, on);
  return lasting.filter((each) => each.fromOn <= on);
}

/**
 * Where a person belongs on a day: the main employment, or the next one that will begin. Null for somebody who has left or
 * never came; nobody but the whole organisation's managers looks after them.
 */
export async function getHome(db: Kysely<Schema>, personId: string, on: string): Promise<Employment | null> {
  const lasting = await listLasting(db, personId, on);
  return lasting.find((each) => each.fromOn <= on) ?? lasting.toSorted(byStart)[0] ?? null;
}

const byStart = (a: Employment, b: Employment) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0);

/** Those that have not ended, the main ones first. */
async function listLasting(db: Kysely<Schema>, personId: string, on: string): Promise<Employment[]> {
  const rows = await db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'employments.unit_id')
    .selectAll('employments')
    .select('units.path')
    .where('employments.person_id', '=', personId)
    .where((where) => where.or([where('employments.until_on', 'is', null), where('employments.until_on', '>', on)]))
    .orderBy('employments.main', 'desc')
    .orderBy('employments.from_on')
    .orderBy('employments.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    unitId: row.unit_id,
    unitPath: row.path,
    jobRoleId: row.job_role_id,
    main: row.main === 1,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }));
}

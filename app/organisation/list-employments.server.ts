import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Employment } from './employment.ts';

/** The employments that hold on a day, the main one first. */
export async function listEmployments(db: Kysely<Schema>, personId: string, on: string): Promise<Employment[]> {
  const rows = await db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'employments.unit_id')
    .selectAll('employments')
    .select('units.path')
    .where('employments.person_id', '=', personId)
    .where('employments.from_on', '<=', on)
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

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { Assignee } from './rule.ts';

/** What rules look at in an active person on a day; null for someone who has left, was erased or was merged away. */
export async function getAssignee(db: Kysely<Schema>, personId: string, on: CalendarDate): Promise<Assignee | null> {
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('active', '=', 1)
    .where('erased_at', 'is', null)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  if (!person) return null;
  const employments = await currentEmployments(db, personId, on);
  const uses = employments.length === 0 ? [] : await db.selectFrom('tool_uses').selectAll().execute();
  return {
    personId,
    employments: employments.map(({ path, unit_id, job_role_id, from_on }) => ({
      unitPath: path,
      jobRoleId: job_role_id,
      fromOn: from_on,
      toolIds: uses
        .filter((use) => (use.unit_id ?? unit_id) === unit_id && (use.job_role_id ?? job_role_id) === job_role_id)
        .map((use) => use.tool_id),
    })),
  };
}

function currentEmployments(db: Kysely<Schema>, personId: string, on: CalendarDate) {
  return db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'employments.unit_id')
    .where('person_id', '=', personId)
    .where('from_on', '<=', on)
    .where((by) => by.or([by('until_on', 'is', null), by('until_on', '>', on)]))
    .select(['path', 'unit_id', 'job_role_id', 'from_on'])
    .orderBy('employments.id')
    .execute();
}

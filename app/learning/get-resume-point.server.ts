import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { ResumePoint } from './resume.ts';

export async function getResumePoint(
  db: Kysely<Schema>,
  personId: string,
  moduleId: string,
): Promise<ResumePoint | null> {
  const points = await listResumePoints(db, personId);
  return points.find((point) => point.module === moduleId) ?? null;
}

/** Where a person stopped in each module, the latest first. */
export async function listResumePoints(
  db: Kysely<Schema>,
  personId: string,
): Promise<(ResumePoint & { module: string })[]> {
  const rows = await db
    .selectFrom('resume_points')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('module_id')
    .execute();
  return rows.map((row) => ({ module: row.module_id, lesson: row.lesson_id, place: row.place, at: row.at }));
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { JobRole } from './job-role.ts';

export async function listJobRoles(db: Kysely<Schema>): Promise<JobRole[]> {
  return await db.selectFrom('job_roles').select(['id', 'slug', 'name', 'revision']).orderBy('slug').execute();
}

import type { Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { JobRole } from './job-role.ts';

/**
 * Makes the job role of this slug, or gives it this name; `content/roles.yaml` loads through here, so a repeat is quiet. A
 * name that was given by hand since stays.
 */
export async function saveJobRole(
  tx: Transaction<Schema>,
  deps: Deps,
  { slug, name }: { slug: string; name: string },
): Promise<JobRole> {
  await tx
    .insertInto('job_roles')
    .values({ id: deps.newId(), slug, name })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ name }).where('job_roles.revision', '=', 1))
    .execute();
  const role = tx.selectFrom('job_roles').select(['id', 'slug', 'name', 'revision']).where('slug', '=', slug);
  return await role.executeTakeFirstOrThrow();
}

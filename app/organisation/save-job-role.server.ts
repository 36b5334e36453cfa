import type { Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { JobRole } from './job-role.ts';

/** Makes the job role of this slug, or gives it this name; `content/roles.yaml` loads through here, so a repeat is quiet. */
export async function saveJobRole(
  tx: Transaction<Schema>,
  deps: Deps,
  { slug, name }: { slug: string; name: string },
): Promise<JobRole> {
  return await tx
    .insertInto('job_roles')
    .values({ id: deps.newId(), slug, name })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ name }))
    .returning(['id', 'slug', 'name'])
    .executeTakeFirstOrThrow();
}

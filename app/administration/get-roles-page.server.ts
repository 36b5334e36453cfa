import type { Kysely } from 'kysely';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

export async function getRolesPage(db: Kysely<Schema>, deps: Deps) {
  return { roles: await listJobRoles(db), operationKey: deps.newToken() };
}

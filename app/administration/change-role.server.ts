import type { Kysely } from 'kysely';
import { addJobRole, renameJobRole } from '#app/organisation/change-job-role.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';

export type RoleChange =
  | { intent: 'add'; name: string }
  | { intent: 'rename'; row: string; name: string; revision: number };

/** What the forms of the job roles ask for. */
export async function changeRole(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  change: RoleChange,
): Promise<void> {
  await runOnce(db, deps, { actorId, key }, async (tx) => {
    const { name } = change;
    if (change.intent === 'add') await addJobRole(tx, deps, { name, by: actorId });
    else await renameJobRole(tx, deps, { jobRoleId: change.row, name, revision: change.revision, by: actorId });
    return null;
  });
}

import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { forgetRows } from './export-rows.server.ts';
import { listProfiles, listRuns, requireProfile } from './profile-rows.server.ts';

/** Removes a saved export and what is known of its runs; that they were made stays in the audit trail. */
export async function removeProfile(
  db: Kysely<Schema>,
  deps: Deps,
  { ownerId, key }: { ownerId: string; key: string },
  id: string,
): Promise<void> {
  const isOwn = (await listProfiles(db, ownerId)).some((profile) => profile.id === id);
  const runs = isOwn ? await listRuns(db, id) : [];
  await forgetRows(
    db,
    runs.map((run) => run.id),
  );
  await runOnce(db, deps, { actorId: ownerId, key }, async (tx) => {
    const { name: text } = await requireProfile(tx, ownerId, id);
    const own = tx.selectFrom('export_runs').select('id').where('profile_id', '=', id);
    await tx.deleteFrom('export_rows').where('run_id', 'in', own).execute();
    await tx.deleteFrom('export_runs').where('profile_id', '=', id).execute();
    await tx.deleteFrom('export_profiles').where('id', '=', id).execute();
    const entry = { action: 'export.remove', object: `export:${id}`, details: {}, text };
    await recordAudit(tx, deps, { actorId: ownerId, ...entry });
    return true;
  });
}

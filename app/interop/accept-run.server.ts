import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { forgetRows, forgetRuns } from './export-rows.server.ts';
import { listRuns, requireProfile } from './profile-rows.server.ts';

/** The other program has taken a run in: from now on only what differs from it is a change. What came before it is forgotten. */
export async function acceptRun(
  db: Kysely<Schema>,
  deps: Deps,
  { ownerId, key }: { ownerId: string; key: string },
  { profileId, runId }: { profileId: string; runId: string },
): Promise<void> {
  await requireProfile(db, ownerId, profileId);
  await runOnce(db, deps, { actorId: ownerId, key }, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('export_runs')
      .set({ accepted_at: deps.now().toISOString() })
      .where('id', '=', runId)
      .where('profile_id', '=', profileId)
      .where('row_count', 'is not', null)
      .where('accepted_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('closed', 'interop.run-not-open');
    await recordAudit(tx, deps, {
      actorId: ownerId,
      action: 'export.accept',
      object: `export:${profileId}`,
      details: { run: runId },
    });
    return true;
  });
  const runs = await listRuns(db, profileId);
  // A repeat of the form's key, which is not asked again, may name another run.
  const place = runs.findIndex(({ id, acceptedAt }) => id === runId && acceptedAt !== null);
  const earlier = place < 0 ? [] : runs.slice(place + 1);
  await forgetRuns(db, earlier);
  await forgetRows(
    db,
    earlier.map(({ id }) => id),
  );
}

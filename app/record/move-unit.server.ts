import type { Kysely } from 'kysely';
import { moveStandings } from '#app/assignments/move-standings.server.ts';
import { lockRecords } from '#app/events/lock-records.server.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { lockUnits } from '#app/organisation/lock-units.server.ts';
import { moveUnit as moveInTree } from '#app/organisation/move-unit.server.ts';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { assignUnitJob } from './assign-unit.server.ts';

/**
 * Puts a unit and all below it under another one: paths, the copies of paths in standings, and the totals above, in one
 * transaction. Rules may reach its people in the new place, which a job then sees to.
 */
export async function moveUnit(
  db: Kysely<Schema>,
  deps: Deps,
  move: { actorId: string; key: string; unitId: string; parentId: string | null; revision: number },
): Promise<null> {
  const { actorId, key, unitId, parentId, revision } = move;
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    await lockUnits(tx);
    const unit = await getUnit(tx, unitId);
    // Whoever changes a person's standing holds the person: none of them may write the old path after this.
    if (unit) {
      await lockRecords(
        tx,
        tx
          .selectFrom('employments')
          .innerJoin('units', 'units.id', 'employments.unit_id')
          .where('units.path', '>=', unit.path)
          .where('units.path', '<', afterPrefix(unit.path))
          .select('employments.person_id'),
      );
    }
    const { from, to } = await moveInTree(tx, deps, { unitId, parentId, revision, by: actorId });
    if (from === to) return null;
    await moveStandings(tx, { unitId, from, to });
    await enqueueJob(tx, deps, { kind: assignUnitJob, payload: { unit: unitId, key: deps.newId() } });
    return null;
  });
}

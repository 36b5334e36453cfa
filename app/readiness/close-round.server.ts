import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { holdOpenRound } from './require-round.server.ts';

/** Ends a round before its day, for good. */
export async function closeRound(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { roundId, revision }: { roundId: string; revision: number },
): Promise<void> {
  await runOnce(db, deps, { actorId, key }, async (tx) => {
    await holdOpenRound(tx, deps, roundId, revision);
    await tx
      .updateTable('rounds')
      .set({ closed_on: today(deps.zone, deps.now()), revision: revision + 1 })
      .where('id', '=', roundId)
      .execute();
    await recordAudit(tx, deps, { actorId, action: 'readiness.close', object: `round:${roundId}`, details: {} });
    return true;
  });
}

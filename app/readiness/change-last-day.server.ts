import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { requireLastDay } from './last-day.ts';
import { holdOpenRound } from './require-round.server.ts';

/** Moves the last day of a round that still takes answers: nothing of it has been shown yet. */
export async function changeLastDay(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { roundId, revision, closesOn }: { roundId: string; revision: number; closesOn: string },
): Promise<void> {
  await runOnce(db, deps, { actorId, key }, async (tx) => {
    const day = requireLastDay(closesOn, today(deps.zone, deps.now()));
    await holdOpenRound(tx, deps, roundId, revision);
    await tx
      .updateTable('rounds')
      .set({ closes_on: day, revision: revision + 1 })
      .where('id', '=', roundId)
      .execute();
    await recordAudit(tx, deps, {
      actorId,
      action: 'readiness.last-day',
      object: `round:${roundId}`,
      details: { closesOn: day },
    });
    return true;
  });
}

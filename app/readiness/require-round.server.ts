import type { Kysely, Transaction } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { isOpen, type Round } from './round.ts';
import { selectRounds } from './select-rounds.server.ts';

export async function requireRound(db: Kysely<Schema>, roundId: string): Promise<Round> {
  const round = await selectRounds(db).where('id', '=', roundId).executeTakeFirst();
  if (!round) throw new Refusal('not-found', 'readiness.no-such-round');
  return round;
}

/**
 * A round that takes answers, held until the transaction ends: sheets, codes and closing come one after the other. Refuses a
 * form that was made from an older revision.
 */
export async function holdOpenRound(
  tx: Transaction<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  roundId: string,
  revision?: number,
): Promise<Round> {
  await lockName(tx, `readiness/${roundId}`);
  const round = await requireRound(tx, roundId);
  if (!isOpen(round, today(deps.zone, deps.now()))) throw new Refusal('closed', 'readiness.round-closed');
  if (revision !== undefined && revision !== round.revision) throw new Refusal('stale', 'readiness.round-changed');
  return round;
}

import type { Kysely } from 'kysely';
import { listEventsBySeq, listEventsOf } from '#app/events/list-events.server.ts';
import type { Reason } from '#app/events/reasons.ts';
import { mayBeVoided, voidedSeqs } from '#app/learning/fold-progress.ts';
import { listPassedAttempts } from '#app/learning/list-passed-attempts.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';

/**
 * A manager corrects an entry that the timeline shows, so never a failed attempt: it does not count any more, and stays. What it had fulfilled by then stays fulfilled; a
 * certificate is revoked by an administrator.
 */
export async function voidAct(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { seq: number; why: Reason<'void'> },
): Promise<null> {
  const { seq, why } = input;
  return changeAsManager(db, deps, input, 'void', async ({ tx, locked, append, audit }) => {
    const [event] = await listEventsBySeq(tx, locked.personId, [seq]);
    const isShown =
      event?.verb !== 'attempt.submitted' || (await listPassedAttempts(tx, locked.personId)).seqs.includes(seq);
    if (!event || !mayBeVoided(event.verb) || !isShown) throw new Refusal('not-found', 'record.no-such-entry');
    if (voidedSeqs(await listEventsOf(tx, locked.personId, ['act.voided'])).has(seq)) {
      throw new Refusal('stale', 'record.corrected-already');
    }
    await append({ verb: 'act.voided', object: event.id, body: { seq, why } });
    await audit('act.void', { seq, verb: event.verb, why });
    return () => null;
  });
}

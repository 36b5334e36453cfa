import type { Kysely } from 'kysely';
import { attemptsLeft, attemptsUsed } from '#app/assignments/attempts-left.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Reason } from '#app/events/reasons.ts';
import type { Actor } from '#app/identity/grants.ts';
import { listSparseEvents, loadLearning } from '#app/learning/load-learning.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';
import { reopenedIn } from './get-quiz-offer.server.ts';
import { requireManagerOf } from './require-manager-of.server.ts';

/** A manager of the learner's unit gives one attempt more in a cycle and module whose attempts are used up. */
export async function reopenAttempts(
  db: Kysely<Schema>,
  deps: Deps,
  input: { actor: Actor; personId: string; key: string; cycleId: string; moduleId: string; why: Reason<'reopen'> },
): Promise<{ attemptsLeft: number }> {
  const { actor, personId, key, cycleId, moduleId, why } = input;
  return changeRecord(db, deps, { personId, actorId: actor.personId, key }, async ({ tx, append }) => {
    await requireManagerOf(tx, deps, { actor, personId, capability: 'reopen-attempts' });
    const cycle = (await listCycles(tx, personId)).find((each) => each.id === cycleId);
    const target = cycle?.targets.find((each) => each.module === moduleId);
    if (!cycle || !target) throw new Refusal('not-found', 'record.no-such-cycle');
    if (cycle.state !== 'open') throw new Refusal('closed', 'record.cycle-closed');
    const { progress } = await loadLearning(tx, personId, await listSparseEvents(tx, personId));
    const used = attemptsUsed(progress, cycle, target);
    const reopened = await reopenedIn(tx, personId, cycleId, moduleId);
    if (attemptsLeft(used, reopened) > 0) throw new Refusal('stale', 'record.attempts-are-left');
    const extra = 1;
    await append({
      verb: 'attempts.reopened',
      object: cycleId,
      cycle: cycleId,
      body: { cycle: cycleId, module: moduleId, extra, why },
    });
    const object = `person:${personId}`;
    const details = { cycle: cycleId, module: moduleId, extra, why };
    await recordAudit(tx, deps, { actorId: actor.personId, action: 'attempts.reopen', object, details });
    return () => ({ attemptsLeft: attemptsLeft(used, reopened + extra) });
  });
}

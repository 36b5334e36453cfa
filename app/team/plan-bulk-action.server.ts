import type { Kysely } from 'kysely';
import { type Actor, can } from '#app/identity/grants.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { checkTyped } from '#app/record/cycle-decisions.ts';
import { capabilityFor } from '#app/record/decision.ts';
import type { BulkDecision } from '#app/record/plan-decision.server.ts';
import type { Schema } from '#db/schema.ts';
import { writeDecision } from './bulk-decision.ts';
import { listSelection, type Selection } from './list-selection.server.ts';

const dayMs = 24 * 60 * 60_000;
const rowsAtOnce = 1000;

/**
 * Keeps a decision and the people whom it is about, as their list stands now, for the dry run; nothing is changed before it is
 * started. What this actor planned more than a day ago and never started is given up.
 */
export async function planBulkAction(
  db: Kysely<Schema>,
  deps: Deps,
  input: { actor: Actor; key: string; selection: Selection; decision: BulkDecision },
): Promise<{ id: string }> {
  const { actor, key, selection, decision } = input;
  const capability = capabilityFor[decision.kind];
  if (!can(actor, capability, 'somewhere')) throw new Refusal('forbidden', 'identity.forbidden', { capability });
  checkTyped(decision, today(deps.zone, deps.now()));
  const people = await listSelection(db, deps, actor, selection);
  if (people.length === 0) throw new Refusal('invalid', 'team.nobody-chosen');
  const actorId = actor.personId;
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const old = tx
      .selectFrom('bulk_actions')
      .select('id')
      .where('actor_id', '=', actorId)
      .where('state', '=', 'planned')
      .where('made_at', '<', new Date(deps.now().getTime() - dayMs).toISOString());
    await tx.deleteFrom('bulk_action_people').where('action_id', 'in', old).execute();
    await tx.deleteFrom('bulk_actions').where('id', 'in', old).execute();
    const id = deps.newId();
    const times = { made_at: deps.now().toISOString(), started_at: null, ended_at: null };
    await tx
      .insertInto('bulk_actions')
      .values({ id, actor_id: actorId, ...writeDecision(decision), state: 'planned', ...times })
      .execute();
    const rows = people.map((person, position) => {
      return { action_id: id, position, person_id: person.id, outcome: 'waiting' as const, reason: null };
    });
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await tx
        .insertInto('bulk_action_people')
        .values(rows.slice(from, from + rowsAtOnce))
        .execute();
    }
    return { id };
  });
}

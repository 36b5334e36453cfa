import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { getRule } from './list-rules.server.ts';

/**
 * From `untilOn` on, nobody new is given the curriculum by this rule; open cycles stay. Not in the past, and not once the rule
 * has ended: what it gave in that time would have no reason any more.
 */
export async function endRule(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { ruleId: string; untilOn: CalendarDate; revision: number; by: string },
): Promise<void> {
  const { ruleId: id, untilOn, revision, by } = input;
  const on = today(deps.zone, deps.now());
  const rule = await getRule(tx, id);
  if (!rule) throw new Refusal('not-found', 'assignments.no-such-rule');
  if (rule.revision !== revision) throw new Refusal('stale', 'assignments.rule-changed');
  if (rule.untilOn !== null && rule.untilOn <= on) throw new Refusal('stale', 'assignments.rule-ended');
  if (untilOn < on) throw new Refusal('invalid', 'assignments.end-in-the-past');
  const { numUpdatedRows } = await tx
    .updateTable('rules')
    .set({ until_on: untilOn, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('stale', 'assignments.rule-changed');
  const details = { untilOn, revision: revision + 1 };
  await recordAudit(tx, deps, { actorId: by, action: 'rule.end', object: `rule:${id}`, details });
}

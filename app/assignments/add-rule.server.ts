import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type AssignmentRule, dueSchema, whoSchema } from './rule.ts';

export type NewRule = Omit<AssignmentRule, 'id' | 'untilOn'>;

/** Adds a rule; cycles open for people when `assignCurricula` next looks at them. `by` null is the content folder. */
export async function addRule(
  tx: Transaction<Schema>,
  deps: Deps,
  { curriculum, who, due, graceDays, fromOn }: NewRule,
  by: string | null,
): Promise<string> {
  const id = deps.newId();
  await tx
    .insertInto('rules')
    .values({
      id,
      curriculum_id: curriculum,
      who: JSON.stringify(whoSchema.parse(who)),
      due: JSON.stringify(dueSchema.parse(due)),
      grace_days: graceDays,
      from_on: fromOn,
      until_on: null,
      made_by: by,
    })
    .execute();
  const details = { curriculum, who, due, graceDays, fromOn };
  await recordAudit(tx, deps, { actorId: by, action: 'rule.create', object: `rule:${id}`, details });
  return id;
}

import type { Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type AssignmentRule, dueSchema, whoSchema } from './rule.ts';

/** Adds a rule; cycles open for people when `assignCurricula` next looks at them. Gives the rule's id. */
export async function addRule(
  tx: Transaction<Schema>,
  deps: Pick<Deps, 'newId'>,
  rule: Omit<AssignmentRule, 'id' | 'untilOn'> & { untilOn?: string },
): Promise<string> {
  const id = deps.newId();
  await tx
    .insertInto('rules')
    .values({
      id,
      curriculum_id: rule.curriculum,
      who: JSON.stringify(whoSchema.parse(rule.who)),
      due: JSON.stringify(dueSchema.parse(rule.due)),
      grace_days: rule.graceDays,
      from_on: rule.fromOn,
      until_on: rule.untilOn ?? null,
    })
    .execute();
  return id;
}

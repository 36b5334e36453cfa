import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** The last day of the employment is the day before `untilOn`. */
export async function endEmployment(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { employmentId: string; untilOn: string; by?: string | null },
): Promise<void> {
  const ended = await tx
    .updateTable('employments')
    .set({ until_on: input.untilOn })
    .where('id', '=', input.employmentId)
    .where('from_on', '<=', input.untilOn)
    .returning('person_id')
    .executeTakeFirst();
  if (!ended) throw new Refusal('invalid', 'organisation.employment-dates-invalid');
  await recordAudit(tx, deps, {
    actorId: input.by ?? null,
    action: 'employment.end',
    object: `person:${ended.person_id}`,
    details: { employment: input.employmentId, untilOn: input.untilOn },
  });
}

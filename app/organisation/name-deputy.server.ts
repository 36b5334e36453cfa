import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { findByStaffNumber } from './find-by-staff-number.server.ts';

export interface NewDeputy {
  managerId: string;
  /** Staff number of the deputy. */
  staffNumber: string;
  fromOn: CalendarDate;
  /** The day after the last. */
  untilOn: CalendarDate;
  by: string | null;
}

/** Who stands in for a manager, and when. Naming the same person from the same day again changes the end. */
export async function nameDeputy(tx: Transaction<Schema>, deps: Deps, input: NewDeputy): Promise<void> {
  const { managerId, fromOn, untilOn, by } = input;
  const deputyId = await findByStaffNumber(tx, input.staffNumber);
  if (!deputyId) throw new Refusal('invalid', 'organisation.deputy-unknown');
  if (deputyId === managerId) throw new Refusal('invalid', 'organisation.own-deputy');
  if (untilOn <= fromOn) throw new Refusal('invalid', 'organisation.dates-invalid');
  await tx
    .insertInto('deputies')
    .values({ manager_id: managerId, deputy_id: deputyId, from_on: fromOn, until_on: untilOn })
    .onConflict((at) => at.columns(['manager_id', 'deputy_id', 'from_on']).doUpdateSet({ until_on: untilOn }))
    .execute();
  const details = { deputy: deputyId, fromOn, untilOn };
  await recordAudit(tx, deps, { actorId: by, action: 'deputy.name', object: `person:${managerId}`, details });
}

/** From `on` on, somebody stands in for the manager no longer. */
export async function endDeputy(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { managerId: string; deputyId: string; on: CalendarDate; by: string | null },
): Promise<void> {
  const { managerId, deputyId, on } = input;
  await tx
    .updateTable('deputies')
    .set({ until_on: on })
    .where('manager_id', '=', managerId)
    .where('deputy_id', '=', deputyId)
    .where('until_on', '>', on)
    .execute();
  const details = { deputy: deputyId, on };
  await recordAudit(tx, deps, { actorId: input.by, action: 'deputy.end', object: `person:${managerId}`, details });
}

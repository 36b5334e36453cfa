import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

export interface NewAbsence {
  personId: string;
  fromOn: CalendarDate;
  /** The day after the last; null while nobody knows. */
  untilOn: CalendarDate | null;
  by: string | null;
}

/** That somebody is away, by dates alone: nothing here or in the trail says why. */
export async function addAbsence(tx: Transaction<Schema>, deps: Deps, absence: NewAbsence): Promise<void> {
  const { personId, fromOn, untilOn, by } = absence;
  if (untilOn !== null && untilOn <= fromOn) throw new Refusal('invalid', 'organisation.dates-invalid');
  const id = deps.newId();
  await tx.insertInto('absences').values({ id, person_id: personId, from_on: fromOn, until_on: untilOn }).execute();
  const details = { absence: id, fromOn, untilOn: untilOn ?? undefined };
  await recordAudit(tx, deps, { actorId: by, action: 'absence.add', object: `person:${personId}`, details });
}

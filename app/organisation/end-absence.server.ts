import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** The last day of the absence is the day before `untilOn`; ended on its first day it never was. Gives its first day. */
export async function endAbsence(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { personId: string; absenceId: string; untilOn: CalendarDate; by: string | null },
): Promise<{ fromOn: CalendarDate }> {
  const { personId, absenceId, untilOn } = input;
  const own = tx.selectFrom('absences').select('from_on').where('id', '=', absenceId).where('person_id', '=', personId);
  const absence = await own.executeTakeFirst();
  if (!absence) throw new Refusal('not-found', 'organisation.no-such-person');
  if (untilOn < absence.from_on) throw new Refusal('invalid', 'organisation.dates-invalid');
  await tx.updateTable('absences').set({ until_on: untilOn }).where('id', '=', absenceId).execute();
  const details = { absence: absenceId, untilOn };
  await recordAudit(tx, deps, { actorId: input.by, action: 'absence.end', object: `person:${personId}`, details });
  return { fromOn: absence.from_on };
}

import type { Kysely, Transaction } from 'kysely';
import { dueAfterAbsence, type Stretch } from '#app/assignments/absent-days.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { addAbsence as addInOrganisation } from '#app/organisation/add-absence.server.ts';
import { endAbsence as endInOrganisation } from '#app/organisation/end-absence.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord, type RecordChange } from './change-record.server.ts';

interface Change {
  personId: string;
  actorId: string;
  key: string;
}

/** Notes that a person is away; the due dates of open courses move by the days, once it is known when the absence ends. */
export async function addAbsence(
  db: Kysely<Schema>,
  deps: Deps,
  input: Change & { fromOn: CalendarDate; untilOn: CalendarDate | null },
): Promise<null> {
  const { personId, actorId: by, fromOn, untilOn } = input;
  return changeRecord(db, deps, input, async (change) => {
    const counted = await listStretches(change.tx, personId);
    await addInOrganisation(change.tx, deps, { personId, fromOn, untilOn, by });
    if (untilOn !== null) await moveDueDates(change, { fromOn, untilOn }, counted);
    return () => null;
  });
}

/** Sets the end of an absence, the day after its last. Days that it has more than before move due dates; fewer move none back. */
export async function endAbsence(
  db: Kysely<Schema>,
  deps: Deps,
  input: Change & { absenceId: string; untilOn: CalendarDate },
): Promise<null> {
  const { personId, actorId: by, absenceId, untilOn } = input;
  return changeRecord(db, deps, input, async (change) => {
    const counted = await listStretches(change.tx, personId);
    const { fromOn } = await endInOrganisation(change.tx, deps, { personId, absenceId, untilOn, by });
    await moveDueDates(change, { fromOn, untilOn }, counted);
    return () => null;
  });
}

/** Of the absences whose end is known: their days have been counted. */
function listStretches(tx: Transaction<Schema>, personId: string): Promise<Stretch[]> {
  return tx
    .selectFrom('absences')
    .where('person_id', '=', personId)
    .where('until_on', 'is not', null)
    .select(['from_on as fromOn', 'until_on as untilOn'])
    .$narrowType<{ untilOn: string }>()
    .execute();
}

/** A course from which the person is exempt has the end of that as its date, which stays. */
async function moveDueDates({ tx, locked, append }: RecordChange, absence: Stretch, counted: Stretch[]): Promise<void> {
  for (const cycle of await listCycles(tx, locked.personId)) {
    if (cycle.state !== 'open' || cycle.waiver) continue;
    const dueOn = dueAfterAbsence(cycle, absence, counted);
    if (dueOn === cycle.dueOn) continue;
    const about = { object: cycle.id, cycle: cycle.id };
    await append({ verb: 'cycle.due_set', ...about, body: { cycle: cycle.id, dueOn, why: 'absence' } });
  }
}

import type { Kysely } from 'kysely';
import { openOwedCycles } from '#app/assignments/open-owed-cycles.server.ts';
import { refreshStandings } from '#app/assignments/refresh-standings.server.ts';
import { employ } from '#app/organisation/employ.server.ts';
import { endEmployment as endInOrganisation } from '#app/organisation/end-employment.server.ts';
import { requireOpenUnit } from '#app/organisation/require-unit.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord, type RecordChange } from './change-record.server.ts';
import { followOn } from './follow-employment.server.ts';

interface Change {
  personId: string;
  actorId: string;
  key: string;
}

/** Employs a person; what the rules give them now opens, and lists and totals follow, in the same transaction. */
export async function addEmployment(
  db: Kysely<Schema>,
  deps: Deps,
  input: Change & { unitId: string; jobRoleId: string; main: boolean; fromOn: CalendarDate },
): Promise<null> {
  const { personId, actorId, unitId, jobRoleId, main, fromOn } = input;
  return changeRecord(db, deps, input, async (change) => {
    await requireOpenUnit(change.tx, unitId);
    await employ(change.tx, deps, { personId, unitId, jobRoleId, main, fromOn, by: actorId });
    return follow(change, { personId, on: fromOn });
  });
}

/** Ends an employment of the person; the day before `untilOn` is its last. Cycles that are open stay so. */
export async function endEmployment(
  db: Kysely<Schema>,
  deps: Deps,
  input: Change & { employmentId: string; untilOn: CalendarDate },
): Promise<null> {
  const { personId, actorId, employmentId, untilOn } = input;
  return changeRecord(db, deps, input, async (change) => {
    const own = await change.tx
      .selectFrom('employments')
      .select('id')
      .where('id', '=', employmentId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!own) throw new Refusal('not-found', 'organisation.no-such-employment');
    await endInOrganisation(change.tx, deps, { employmentId, untilOn, by: actorId });
    return follow(change, { personId, on: untilOn });
  });
}

/** Now, and again as the day begins on which the change takes effect. */
async function follow({ tx, deps, locked }: RecordChange, { personId, on }: { personId: string; on: CalendarDate }) {
  await openOwedCycles(tx, deps, locked);
  if (locked.appended.length === 0) await refreshStandings(tx, deps, personId);
  await followOn(tx, deps, { personId, on });
  return () => null;
}

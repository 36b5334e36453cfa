import { type Kysely, sql, type Transaction } from 'kysely';
import { isWithin } from '#app/organisation/unit.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { askingCycles } from './load-causes.server.ts';
import { escalationDays } from './rungs.ts';

export type EscalationRung = keyof typeof escalationDays;

/** Cycles that stand on the manager's or the administrator's rung and of which nobody was told: as `rungsDue` finds them. */
function untold(db: Kysely<Schema>, on: CalendarDate, rung: EscalationRung) {
  return askingCycles(db, on)
    .leftJoin('standings', (join) =>
      join.onRef('standings.person_id', '=', 'people.id').on('standings.curriculum_id', '=', ''),
    )
    .where('cycles.late_on', '<=', addDays(on, -escalationDays[rung]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reminders')
            .select('reminders.cycle_id')
            .whereRef('reminders.cycle_id', '=', 'cycles.id')
            .where('reminders.rung', '=', rung),
        ),
      ),
    );
}

const pathOf = sql<string>`coalesce(standings.unit_path, '')`;

/** The units in which there are such cycles; '' stands for people who are in none. */
export async function listUntoldPaths(db: Kysely<Schema>, on: CalendarDate, rung: EscalationRung): Promise<string[]> {
  const rows = await untold(db, on, rung).select(pathOf.as('path')).distinct().execute();
  return rows.map((row) => row.path).sort();
}

/** Somebody was told of these units: each cycle's rung is given, whether its person is named in the message or counted. */
export async function recordTold(
  tx: Transaction<Schema>,
  { on, rung, paths }: { on: CalendarDate; rung: EscalationRung; paths: string[] },
): Promise<void> {
  if (paths.length === 0) return;
  await tx
    .insertInto('reminders')
    .columns(['cycle_id', 'rung', 'on'])
    .expression(
      untold(tx, on, rung)
        .where(pathOf, 'in', paths)
        .select(['cycles.id', sql.val(rung).as('rung'), sql.val(on).as('on')]),
    )
    .execute();
}

/** Whether a unit lies in a scope; everywhere includes people who are in none. */
export const isInScope = (path: string, scope: string[]): boolean =>
  scope.some((each) => each === '/' || isWithin(path, each));

import type { Transaction } from 'kysely';
import { getHome } from '#app/organisation/list-employments.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Cycles } from './fold-cycles.ts';
import { listCycles } from './load-cycles.server.ts';
import { standingsOf, wholePerson } from './standing.ts';

/**
 * Stores what a person's cycles say, with the unit where the person belongs and the sort name, so that lists and totals read one
 * table. `lastActAt` is left out where the change was no act. To be called too when an employment or a name changes.
 */
export async function refreshStandings(
  tx: Transaction<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  personId: string,
  known: { cycles?: Cycles; lastActAt?: string } = {},
): Promise<void> {
  const place = {
    unit_path: (await getHome(tx, personId, today(deps.zone, deps.now())))?.unitPath ?? '',
    sort_name: await sortName(tx, personId),
  };
  const rows = standingsOf(known.cycles ?? (await listCycles(tx, personId))).map(
    ({ curriculum, stage, dueOn, lateOn }) => ({
      person_id: personId,
      curriculum_id: curriculum,
      stage,
      due_on: dueOn,
      late_on: lateOn,
      ...place,
    }),
  );
  const stored = await tx.selectFrom('standings').selectAll().where('person_id', '=', personId).execute();
  const lastActAt = known.lastActAt ?? stored.find((row) => row.curriculum_id === wholePerson)?.last_act_at ?? null;
  if (rows.length === stored.length && rows.every((row) => stored.some((other) => isSame(row, other)))) {
    await tx.updateTable('standings').set({ last_act_at: lastActAt }).where('person_id', '=', personId).execute();
    return;
  }
  await tx.deleteFrom('standings').where('person_id', '=', personId).execute();
  await tx
    .insertInto('standings')
    .values(rows.map((row) => ({ ...row, last_act_at: lastActAt })))
    .execute();
}

type Row = Omit<Schema['standings'], 'last_act_at'>;

function isSame(row: Row, other: Row): boolean {
  return (
    row.curriculum_id === other.curriculum_id &&
    row.stage === other.stage &&
    row.due_on === other.due_on &&
    row.late_on === other.late_on &&
    row.unit_path === other.unit_path &&
    row.sort_name === other.sort_name
  );
}

async function sortName(tx: Transaction<Schema>, personId: string): Promise<string> {
  const person = await tx.selectFrom('people').select('sort_name').where('id', '=', personId).executeTakeFirst();
  return person?.sort_name ?? '';
}

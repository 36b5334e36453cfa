import type { Transaction } from 'kysely';
import { getHome } from '#app/organisation/list-employments.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeTotals } from './change-totals.server.ts';
import { countedModule, countedStanding } from './counted.ts';
import type { Cycles } from './fold-cycles.ts';
import { listCycles } from './load-cycles.server.ts';
import { moduleStandingsOf } from './module-standing.ts';
import { standingsOf, wholePerson } from './standing.ts';

/**
 * Stores what a person's cycles say, with the unit where the person belongs and the sort name, and counts it, so that lists
 * and totals read the same. Somebody who is not active has no standing. `lastActAt` is left out where the change was no act.
 * To be called too when an employment, a name or somebody's being active changes.
 */
export async function refreshStandings(
  tx: Transaction<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  personId: string,
  known: { cycles?: Cycles; lastActAt?: string } = {},
): Promise<void> {
  const place = await placeOf(tx, deps, personId);
  const cycles = place ? (known.cycles ?? (await listCycles(tx, personId))) : [];
  const stored = await readStored(tx, personId);
  const rows = place ? standingRows(personId, cycles, place) : [];
  const modules = place ? moduleRows(personId, cycles, place) : [];
  const last = stored.standings.find((row) => row.curriculum_id === wholePerson)?.last_act_at;
  const lastActAt = known.lastActAt ?? last ?? null;
  const same = sameRows(rows, stored.standings) && sameRows(modules, stored.modules);
  if (same) {
    await tx.updateTable('standings').set({ last_act_at: lastActAt }).where('person_id', '=', personId).execute();
    return;
  }
  await tx.deleteFrom('standings').where('person_id', '=', personId).execute();
  await tx.deleteFrom('module_standings').where('person_id', '=', personId).execute();
  const dated = rows.map((row) => ({ ...row, last_act_at: lastActAt }));
  if (dated.length > 0) await tx.insertInto('standings').values(dated).execute();
  if (modules.length > 0) await tx.insertInto('module_standings').values(modules).execute();
  await changeTotals(
    tx,
    [...stored.standings.map(countedStanding), ...stored.modules.map(countedModule)],
    [...rows.map(countedStanding), ...modules.map(countedModule)],
  );
}

interface Place {
  unit_path: string;
  sort_name: string;
}

/** Null for somebody who is not active. */
async function placeOf(
  tx: Transaction<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  personId: string,
): Promise<Place | null> {
  const person = await tx
    .selectFrom('people')
    .select('sort_name')
    .where('id', '=', personId)
    .where('active', '=', 1)
    .executeTakeFirst();
  if (!person) return null;
  const home = await getHome(tx, personId, today(deps.zone, deps.now()));
  return { unit_path: home?.unitPath ?? '', sort_name: person.sort_name };
}

async function readStored(tx: Transaction<Schema>, personId: string) {
  return {
    standings: await tx.selectFrom('standings').selectAll().where('person_id', '=', personId).execute(),
    modules: await tx.selectFrom('module_standings').selectAll().where('person_id', '=', personId).execute(),
  };
}

type StandingRow = Omit<Schema['standings'], 'last_act_at'>;

function standingRows(person_id: string, cycles: Cycles, place: Place): StandingRow[] {
  return standingsOf(cycles).map(({ curriculum, stage, dueOn, lateOn }) => ({
    ...{ person_id, curriculum_id: curriculum, stage, due_on: dueOn, late_on: lateOn },
    ...place,
  }));
}

export function moduleRows(person_id: string, cycles: Cycles, place: Place): Schema['module_standings'][] {
  return moduleStandingsOf(cycles).map(({ module, stage, dueOn, lateOn }) => ({
    ...{ person_id, module_id: module, stage, due_on: dueOn, late_on: lateOn },
    ...place,
  }));
}

/** Whether each row has one that is equal in all its columns, and no stored row is left over. */
function sameRows<R extends object>(rows: R[], stored: R[]): boolean {
  const isSame = (row: R, other: R) => (Object.keys(row) as (keyof R)[]).every((name) => row[name] === other[name]);
  return rows.length === stored.length && rows.every((row) => stored.some((other) => isSame(row, other)));
}

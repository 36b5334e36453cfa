import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { addToTotals } from './change-totals.server.ts';
import { listCycles } from './load-cycles.server.ts';
import { recountTotals } from './recount-totals.server.ts';
import { moduleRows } from './refresh-standings.server.ts';
import { wholePerson } from './standing.ts';

/** Left by the migration that brought the totals. */
export const rebuildTotalsJob = 'assignments.rebuild-totals';

/**
 * Makes the standings by module and all totals anew, in one transaction: for a database that was filled before there were
 * any, or where `records:check` finds them wrong.
 */
export async function rebuildTotals(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('module_standings').execute();
    await tx.deleteFrom('due_totals').execute();
    await fillModuleStandings(tx);
    await addToTotals(tx, await recountTotals(tx));
  });
}

async function fillModuleStandings(tx: Transaction<Schema>): Promise<void> {
  const people = await tx.selectFrom('standings').selectAll().where('curriculum_id', '=', wholePerson).execute();
  for (const { person_id, unit_path, sort_name } of people) {
    const rows = moduleRows(person_id, await listCycles(tx, person_id), { unit_path, sort_name });
    if (rows.length > 0) await tx.insertInto('module_standings').values(rows).execute();
  }
}

import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { listCycles } from './load-cycles.server.ts';
import { moduleRows } from './refresh-standings.server.ts';
import { wholePerson } from './standing.ts';
import { countedTotals } from './totals-sql.server.ts';

/** Left by the migration that brought the totals. */
export const rebuildTotalsJob = 'assignments.rebuild-totals';

/**
 * Makes the standings by module and all totals anew, in one transaction: for a database that was filled before there were
 * any, or where `records:check` finds them wrong.
 */
export async function rebuildTotals(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('module_standings').execute();
    await fillModuleStandings(tx);
    await recountTotals(tx);
  });
}

/** All totals anew from the standings. */
export async function recountTotals(tx: Transaction<Schema>): Promise<void> {
  await tx.deleteFrom('due_totals').execute();
  await sql`insert into due_totals (facet, unit_id, edge, grain, bucket, facet_id, stage, n) ${countedTotals}`.execute(
    tx,
  );
}

async function fillModuleStandings(tx: Transaction<Schema>): Promise<void> {
  const people = await tx.selectFrom('standings').selectAll().where('curriculum_id', '=', wholePerson).execute();
  for (const { person_id, unit_path, sort_name } of people) {
    const rows = moduleRows(person_id, await listCycles(tx, person_id), { unit_path, sort_name });
    if (rows.length > 0) await tx.insertInto('module_standings').values(rows).execute();
  }
}

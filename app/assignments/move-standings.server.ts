import { sql, type Transaction } from 'kysely';
import { ancestorPaths, unitIdOf } from '#app/organisation/unit.ts';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import type { Schema } from '#db/schema.ts';
import { addToTotals } from './change-totals.server.ts';

/**
 * Lets standings and totals follow a unit that was moved, with all below it, from one path to another. The unit's own totals
 * stay as they are: they leave those above it and come to those that are above it now, so that this costs as much as the
 * unit has dates, however many people it has.
 */
export async function moveStandings(
  tx: Transaction<Schema>,
  { unitId, from, to }: { unitId: string; from: string; to: string },
): Promise<void> {
  for (const table of ['standings', 'module_standings'] as const) {
    await tx
      .updateTable(table)
      .set({ unit_path: sql<string>`${to} || substr(unit_path, ${sql.lit(from.length + 1)})` })
      .where('unit_path', '>=', from)
      .where('unit_path', '<', afterPrefix(from))
      .execute();
  }
  const [before, after] = [idsAbove(from), idsAbove(to)];
  const weights = [
    ...before.filter((id) => !after.includes(id)).map((id) => [id, -1] as const),
    ...after.filter((id) => !before.includes(id)).map((id) => [id, 1] as const),
  ];
  if (weights.length === 0) return;
  const own = await tx.selectFrom('due_totals').selectAll().where('unit_id', '=', unitId).where('n', '<>', 0).execute();
  await addToTotals(
    tx,
    weights.flatMap(([unit_id, times]) => own.map((row) => ({ ...row, unit_id, n: times * Number(row.n) }))),
  );
}

const idsAbove = (path: string): string[] => ancestorPaths(path).slice(0, -1).map(unitIdOf);

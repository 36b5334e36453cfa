import { sql, type Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { requireOpenUnit, requireUnitAt } from './require-unit.server.ts';
import { isWithin, type Unit } from './unit.ts';

export interface UnitMove {
  unitId: string;
  /** Null puts the unit at the top. */
  parentId: string | null;
  /** The revision that the form was made from. */
  revision: number;
  by: string | null;
}

/**
 * Puts a unit, and with it all below, under another one from today on, and gives its paths before and after. The copies of
 * paths in standings and the totals are not ours: `record/move-unit` is the way here, and has called `lockUnits`.
 */
export async function moveUnit(
  tx: Transaction<Schema>,
  deps: Deps,
  move: UnitMove,
): Promise<{ from: string; to: string }> {
  const unit = await requireUnitAt(tx, move.unitId, move.revision);
  const parent = move.parentId === null ? null : await requireOpenUnit(tx, move.parentId);
  if (parent && isWithin(parent.path, unit.path)) throw new Refusal('invalid', 'organisation.unit-below-itself');
  const paths = { from: unit.path, to: `${parent?.path ?? '/'}${unit.id}/` };
  if (paths.from === paths.to) return paths;
  const revision = unit.revision + 1;
  await tx.updateTable('units').set({ parent_id: move.parentId, revision }).where('id', '=', unit.id).execute();
  await tx
    .updateTable('units')
    .set({ path: sql<string>`${paths.to} || substr(path, ${sql.lit(paths.from.length + 1)})` })
    .where('path', '>=', paths.from)
    .where('path', '<', afterPrefix(paths.from))
    .execute();
  await writeMove(tx, deps, unit, move.parentId);
  await recordAudit(tx, deps, {
    actorId: move.by,
    action: 'unit.move',
    object: `unit:${unit.id}`,
    details: { revision, from: unit.parentId ?? undefined, to: move.parentId ?? undefined },
  });
  return paths;
}

/** A second move on one day takes the place of the first, which held on no day. */
async function writeMove(tx: Transaction<Schema>, deps: Deps, unit: Unit, parent_id: string | null): Promise<void> {
  const from_on = today(deps.zone, deps.now());
  const open = await tx
    .selectFrom('unit_moves')
    .select(['id', 'from_on'])
    .where('unit_id', '=', unit.id)
    .where('until_on', 'is', null)
    .executeTakeFirst();
  if (open?.from_on === from_on) {
    await tx.updateTable('unit_moves').set({ parent_id }).where('id', '=', open.id).execute();
    return;
  }
  await endStay(tx, unit.id, from_on);
  const row = { id: deps.newId(), unit_id: unit.id, parent_id, from_on, until_on: null };
  await tx.insertInto('unit_moves').values(row).execute();
}

/** From this day on the unit stands no longer where it stood. */
export async function endStay(tx: Transaction<Schema>, unitId: string, on: CalendarDate): Promise<void> {
  await tx
    .updateTable('unit_moves')
    .set({ until_on: on })
    .where('unit_id', '=', unitId)
    .where('until_on', 'is', null)
    .execute();
}

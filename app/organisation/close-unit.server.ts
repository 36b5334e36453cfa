import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { readClosedUnits } from './closed-units.server.ts';
import { lockUnits } from './lock-units.server.ts';
import { endStay } from './move-unit.server.ts';
import { requireUnitAt } from './require-unit.server.ts';
import type { Unit } from './unit.ts';

export interface UnitClosing {
  unitId: string;
  /** The revision that the form was made from. */
  revision: number;
  by: string | null;
}

/** Closes a unit from today on. Refused while somebody is or will be employed in it, or a unit below is open. */
export async function closeUnit(tx: Transaction<Schema>, deps: Deps, closing: UnitClosing): Promise<void> {
  await lockUnits(tx);
  const unit = await requireUnitAt(tx, closing.unitId, closing.revision);
  const on = today(deps.zone, deps.now());
  await refuseUsed(tx, unit, on);
  const moves = await tx.selectFrom('unit_moves').select('id').where('unit_id', '=', unit.id).execute();
  if (moves.length === 0) {
    // A unit from before moves were kept: that it closes must not go unwritten.
    const row = { id: deps.newId(), unit_id: unit.id, parent_id: unit.parentId, from_on: on, until_on: on };
    await tx.insertInto('unit_moves').values(row).execute();
  }
  await endStay(tx, unit.id, on);
  const revision = unit.revision + 1;
  await tx.updateTable('units').set({ revision }).where('id', '=', unit.id).execute();
  const object = `unit:${unit.id}`;
  await recordAudit(tx, deps, { actorId: closing.by, action: 'unit.close', object, details: { revision } });
}

async function refuseUsed(tx: Transaction<Schema>, unit: Unit, on: CalendarDate): Promise<void> {
  const employed = await tx
    .selectFrom('employments')
    .select('id')
    .where('unit_id', '=', unit.id)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
    .limit(1)
    .executeTakeFirst();
  if (employed) throw new Refusal('invalid', 'organisation.unit-has-people');
  const below = await tx.selectFrom('units').select('id').where('parent_id', '=', unit.id).execute();
  const closed = await readClosedUnits(tx);
  if (below.some(({ id }) => !closed.has(id))) throw new Refusal('invalid', 'organisation.unit-has-units');
}

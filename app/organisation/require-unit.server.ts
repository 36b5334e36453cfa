import type { Transaction } from 'kysely';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { getClosedOn } from './closed-units.server.ts';
import { getUnit } from './get-unit.server.ts';
import type { Unit } from './unit.ts';

/** A unit that is open; refuses one that is not there or is closed. Call `lockUnits` first where it is to stay so. */
export async function requireOpenUnit(tx: Transaction<Schema>, id: string): Promise<Unit> {
  const unit = await getUnit(tx, id);
  if (!unit) throw new Refusal('not-found', 'organisation.no-such-unit');
  if ((await getClosedOn(tx, id)) !== null) throw new Refusal('invalid', 'organisation.unit-closed');
  return unit;
}

/** The same from a form: refuses one that was made from an older revision. */
export async function requireUnitAt(tx: Transaction<Schema>, id: string, revision: number): Promise<Unit> {
  const unit = await requireOpenUnit(tx, id);
  if (unit.revision !== revision) throw new Refusal('stale', 'organisation.unit-changed');
  return unit;
}

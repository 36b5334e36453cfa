import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { lockUnits } from './lock-units.server.ts';
import { cleanName } from './names.ts';
import { requireUnitAt } from './require-unit.server.ts';

export interface UnitRename {
  unitId: string;
  name: string;
  /** The revision that the form was made from. */
  revision: number;
  by: string | null;
}

export async function renameUnit(tx: Transaction<Schema>, deps: Deps, change: UnitRename): Promise<void> {
  const name = cleanName(change.name);
  if (name === null) throw new Refusal('invalid', 'organisation.name-invalid');
  await lockUnits(tx);
  const unit = await requireUnitAt(tx, change.unitId, change.revision);
  if (unit.name === name) return;
  const revision = unit.revision + 1;
  await tx.updateTable('units').set({ name, revision }).where('id', '=', unit.id).execute();
  const object = `unit:${unit.id}`;
  await recordAudit(tx, deps, { actorId: change.by, action: 'unit.rename', object, details: { revision }, text: name });
}

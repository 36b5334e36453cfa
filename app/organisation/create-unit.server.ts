import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { lockUnits } from './lock-units.server.ts';
import { cleanName } from './names.ts';
import { requireOpenUnit } from './require-unit.server.ts';
import type { Unit } from './unit.ts';

export interface NewUnit {
  name: string;
  /** Null makes a unit at the top. */
  parentId: string | null;
  by?: string | null;
}

export async function createUnit(tx: Transaction<Schema>, deps: Deps, input: NewUnit): Promise<Unit> {
  const name = cleanName(input.name);
  if (name === null) throw new Refusal('invalid', 'organisation.name-invalid');
  await lockUnits(tx);
  const parent = input.parentId === null ? null : await requireOpenUnit(tx, input.parentId);
  const id = deps.newId();
  const unit: Unit = { id, parentId: input.parentId, path: `${parent?.path ?? '/'}${id}/`, name, revision: 1 };
  await tx
    .insertInto('units')
    .values({ id, parent_id: unit.parentId, path: unit.path, name, revision: unit.revision })
    .execute();
  await tx
    .insertInto('unit_moves')
    .values({
      id: deps.newId(),
      unit_id: id,
      parent_id: unit.parentId,
      from_on: today(deps.zone, deps.now()),
      until_on: null,
    })
    .execute();
  await recordAudit(tx, deps, {
    actorId: input.by ?? null,
    action: 'unit.create',
    object: `unit:${id}`,
    details: input.parentId === null ? {} : { parent: input.parentId },
    text: name,
  });
  return unit;
}

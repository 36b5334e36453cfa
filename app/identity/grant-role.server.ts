import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Capability, PermissionRole } from './grants.ts';
import { grantDetails, sameGrant } from './internal/grant-row.ts';

export interface NewGrant {
  personId: string;
  /** A named set, or one capability. */
  permissionRole: PermissionRole | Capability;
  /** Holds in this unit and below; everywhere when absent. */
  unitId?: string | null;
  moduleId?: string | null;
  /** First day; today when absent. */
  fromOn?: string;
  /** The day after the last; open when absent. */
  untilOn?: string | null;
  by?: string | null;
}

/** Gives a permission role or capability. The same grant twice is one. */
export async function grantRole(tx: Transaction<Schema>, deps: Deps, input: NewGrant): Promise<void> {
  const fromOn = input.fromOn ?? today(deps.zone, deps.now());
  const untilOn = input.untilOn ?? null;
  // Given, ended and given again on one day: the ended row is opened again, since the day is part of the key.
  const { numUpdatedRows } = await tx
    .updateTable('grants')
    .set({ until_on: untilOn })
    .where((where) => sameGrant(where, input))
    .where('from_on', '=', fromOn)
    .where('until_on', '<=', fromOn)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    await tx
      .insertInto('grants')
      .values({
        person_id: input.personId,
        capability: input.permissionRole,
        unit_id: input.unitId ?? null,
        module_id: input.moduleId ?? null,
        from_on: fromOn,
        until_on: untilOn,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await recordAudit(tx, deps, {
    actorId: input.by ?? null,
    action: 'grant.give',
    object: `person:${input.personId}`,
    details: grantDetails(input),
  });
}

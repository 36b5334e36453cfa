import type { ExpressionBuilder } from 'kysely';
import type { Schema } from '#db/schema.ts';

interface GrantKey {
  personId: string;
  permissionRole: string;
  unitId?: string | null;
  moduleId?: string | null;
}

/** The condition that a row is this grant, whatever its dates. */
export function sameGrant(where: ExpressionBuilder<Schema, 'grants'>, key: GrantKey) {
  return where.and([
    where('person_id', '=', key.personId),
    where('capability', '=', key.permissionRole),
    key.unitId ? where('unit_id', '=', key.unitId) : where('unit_id', 'is', null),
    key.moduleId ? where('module_id', '=', key.moduleId) : where('module_id', 'is', null),
  ]);
}

/** The grant as the audit trail tells it. */
export function grantDetails({ permissionRole, unitId, moduleId }: GrantKey) {
  return { role: permissionRole, unit: unitId ?? undefined, module: moduleId ?? undefined };
}

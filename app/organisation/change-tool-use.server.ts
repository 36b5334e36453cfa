import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { isForeignKeyViolation } from '#db/dialect/errors.ts';
import type { Schema } from '#db/schema.ts';
import type { ToolUse } from './tool.ts';

export type ToolUseChange = ToolUse & { toolId: string; by: string | null };

/** A tool is used in a unit, by a job role, or by a job role in a unit. The same use twice is one. */
export async function addToolUse(tx: Transaction<Schema>, deps: Deps, use: ToolUseChange): Promise<void> {
  const { toolId: tool_id, unitId: unit_id, jobRoleId: job_role_id } = use;
  if (unit_id === null && job_role_id === null) throw new Refusal('invalid', 'organisation.tool-use-open');
  try {
    await tx
      .insertInto('tool_uses')
      .values({ tool_id, unit_id, job_role_id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } catch (error) {
    if (isForeignKeyViolation(error)) throw new Refusal('not-found', 'organisation.no-such-employment-place');
    throw error;
  }
  await audit(tx, deps, 'tool.use', use);
}

export async function removeToolUse(tx: Transaction<Schema>, deps: Deps, use: ToolUseChange): Promise<void> {
  const { toolId, unitId, jobRoleId } = use;
  await tx
    .deleteFrom('tool_uses')
    .where('tool_id', '=', toolId)
    .where('unit_id', unitId === null ? 'is' : '=', unitId)
    .where('job_role_id', jobRoleId === null ? 'is' : '=', jobRoleId)
    .execute();
  await audit(tx, deps, 'tool.unuse', use);
}

function audit(tx: Transaction<Schema>, deps: Deps, action: string, use: ToolUseChange): Promise<void> {
  const details = { unit: use.unitId ?? undefined, jobRole: use.jobRoleId ?? undefined };
  return recordAudit(tx, deps, { actorId: use.by, action, object: `tool:${use.toolId}`, details });
}

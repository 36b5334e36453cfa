import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type Tool, type ToolRisk, toolRisks } from './tool.ts';

export async function listTools(db: Kysely<Schema>): Promise<Tool[]> {
  return (await db.selectFrom('tools').selectAll().orderBy('name').orderBy('id').execute()).map(toTool);
}

export async function getTool(db: Kysely<Schema>, id: string): Promise<Tool | null> {
  const row = await db.selectFrom('tools').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toTool(row) : null;
}

function toTool({ risk, approved, ...row }: Selectable<Schema['tools']>): Tool {
  const known = toolRisks.find((each) => each === risk);
  return { ...row, risk: known ?? ('not-assessed' satisfies ToolRisk), approved: approved === 1 };
}

export async function listToolUses(db: Kysely<Schema>, toolId: string) {
  return await db
    .selectFrom('tool_uses')
    .leftJoin('units', 'units.id', 'tool_uses.unit_id')
    .leftJoin('job_roles', 'job_roles.id', 'tool_uses.job_role_id')
    .select(['unit_id as unitId', 'job_role_id as jobRoleId', 'units.name as unit', 'job_roles.name as jobRole'])
    .where('tool_id', '=', toolId)
    .orderBy('units.path')
    .orderBy('job_roles.slug')
    .execute();
}

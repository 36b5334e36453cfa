import type { Kysely, Transaction } from 'kysely';
import { listRules } from '#app/assignments/list-rules.server.ts';
import { addToolUse, removeToolUse } from '#app/organisation/change-tool-use.server.ts';
import { getTool } from '#app/organisation/list-tools.server.ts';
import { requireOpenUnit } from '#app/organisation/require-unit.server.ts';
import { addTool, saveTool, type ToolText } from '#app/organisation/save-tool.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { assignUnitJob } from '#app/record/assign-unit.server.ts';
import type { Schema } from '#db/schema.ts';

interface ToolFields extends Omit<ToolText, 'approved'> {
  approved: '0' | '1';
}

/** As a form sends it; an empty unit or job role stands for any. */
export type ToolChange =
  | ({ intent: 'add' } & ToolFields)
  | ({ intent: 'save'; toolId: string; revision: number } & ToolFields)
  | { intent: 'use' | 'unuse'; toolId: string; unit: string; jobRole: string };

/** What the forms of the tool register ask for; gives the id of the tool. */
export async function changeTool(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  change: ToolChange,
): Promise<string> {
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    if (change.intent === 'add') {
      return addTool(tx, deps, { ...change, approved: change.approved === '1' }, actorId);
    }
    const { toolId } = change;
    if (!(await getTool(tx, toolId))) throw new Refusal('not-found', 'organisation.no-such-tool');
    if (change.intent === 'save') {
      await saveTool(tx, deps, { ...change, id: toolId, approved: change.approved === '1' }, actorId);
      return toolId;
    }
    const use = { toolId, unitId: change.unit || null, jobRoleId: change.jobRole || null, by: actorId };
    if (change.intent === 'unuse') {
      await removeToolUse(tx, deps, use);
      return toolId;
    }
    if (use.unitId !== null) await requireOpenUnit(tx, use.unitId);
    await addToolUse(tx, deps, use);
    await assignUsers(tx, deps, toolId, use.unitId);
    return toolId;
  });
}

/** Where a rule asks users of the tool to learn, those of the new place are given it by a job. */
async function assignUsers(tx: Transaction<Schema>, deps: Deps, toolId: string, unit: string | null): Promise<void> {
  const asks = (await listRules(tx)).some(({ who }) => who.kind === 'tool' && who.id === toolId);
  if (asks) await enqueueJob(tx, deps, { kind: assignUnitJob, payload: { unit, key: deps.newId() } });
}

import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { cleanName } from './names.ts';
import type { Tool } from './tool.ts';

export type ToolText = Omit<Tool, 'id' | 'revision'>;

/** Adds an AI tool to the register; gives its id. */
export async function addTool(tx: Transaction<Schema>, deps: Deps, tool: ToolText, by: string | null): Promise<string> {
  const id = deps.newId();
  const row = checked(tool);
  await tx
    .insertInto('tools')
    .values({ id, ...row })
    .execute();
  await audit(tx, deps, { by, id, action: 'tool.create', row, revision: 1 });
  return id;
}

/** Refuses a form that was made from an older revision. */
export async function saveTool(tx: Transaction<Schema>, deps: Deps, tool: Tool, by: string | null): Promise<void> {
  const row = checked(tool);
  const revision = tool.revision + 1;
  const { numUpdatedRows } = await tx
    .updateTable('tools')
    .set({ ...row, revision })
    .where('id', '=', tool.id)
    .where('revision', '=', tool.revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('stale', 'organisation.tool-changed');
  await audit(tx, deps, { by, id: tool.id, action: 'tool.change', row, revision });
}

function checked({ name, purpose, risk, owner, approved }: ToolText) {
  const clean = { name: cleanName(name), purpose: purpose.trim(), owner: cleanName(owner) };
  if (clean.name === null) throw new Refusal('invalid', 'organisation.name-invalid');
  if (clean.purpose === '' || clean.purpose.length > 500)
    throw new Refusal('invalid', 'organisation.tool-purpose-missing');
  if (clean.owner === null) throw new Refusal('invalid', 'organisation.tool-owner-missing');
  const flag: 0 | 1 = approved ? 1 : 0;
  return { name: clean.name, purpose: clean.purpose, owner: clean.owner, risk, approved: flag };
}

async function audit(
  tx: Transaction<Schema>,
  deps: Deps,
  change: { by: string | null; id: string; action: string; row: ReturnType<typeof checked>; revision: number },
): Promise<void> {
  const { risk, approved, name, owner, purpose } = change.row;
  await recordAudit(tx, deps, {
    actorId: change.by,
    action: change.action,
    object: `tool:${change.id}`,
    details: { risk, approved, revision: change.revision },
    text: [name, owner, purpose].join('\n'),
  });
}

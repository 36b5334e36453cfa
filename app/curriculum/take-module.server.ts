import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** Gives a module of the content folder to the studio: no later release of the folder overwrites what is published there. */
export async function takeModule(
  tx: Transaction<Schema>,
  deps: Deps,
  moduleId: string,
  actorId: string,
): Promise<void> {
  const taken = await tx
    .updateTable('modules')
    .set({ owned_by: 'studio' })
    .where('id', '=', moduleId)
    .where('owned_by', '=', 'folder')
    .returning('id')
    .executeTakeFirst();
  if (taken) await recordAudit(tx, deps, { actorId, action: 'module.take', object: `module:${moduleId}`, details: {} });
}

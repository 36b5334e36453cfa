import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { approvedTools } from './list-locals.server.ts';

const longest = 300;

/** Gives a local value, or takes it away with an empty text. `revision` is the one that the form showed; 0 where there was none. */
export async function saveLocal(
  tx: Transaction<Schema>,
  deps: Deps,
  { name, text, revision }: { name: string; text: string; revision: number },
  by: string,
): Promise<void> {
  const clean = text.trim().replace(/\s+/g, ' ');
  if (clean.length > longest) throw new Refusal('invalid', 'organisation.local-too-long');
  if (name === approvedTools) throw new Refusal('invalid', 'organisation.local-from-register');
  const next = revision + 1;
  const values = { text: clean, revision: next };
  const { numUpdatedRows } = await tx
    .updateTable('local_values')
    .set(values)
    .where('name', '=', name)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await addLocal(tx, { name, ...values });
  const details = { revision: next };
  await recordAudit(tx, deps, { actorId: by, action: 'local.change', object: `local:${name}`, details, text: clean });
}

/** The first value of this name; refused where there is one already. */
async function addLocal(tx: Transaction<Schema>, row: { name: string; text: string; revision: number }): Promise<void> {
  const added = await tx
    .insertInto('local_values')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  if (row.revision !== 1 || added.numInsertedOrUpdatedRows !== 1n)
    throw new Refusal('stale', 'organisation.local-changed');
}

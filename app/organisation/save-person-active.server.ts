import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

export interface PersonActiveChange {
  personId: string;
  active: boolean;
  revision: number;
  by: string | null;
}

/** Marks a person as active or not. Their sessions are identity's to end: `setPersonActive` there is the way to call it. */
export async function savePersonActive(tx: Transaction<Schema>, deps: Deps, change: PersonActiveChange): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('people')
    .set({ active: change.active ? 1 : 0, revision: change.revision + 1 })
    .where('id', '=', change.personId)
    .where('revision', '=', change.revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('stale', 'organisation.person-changed');
  const action = change.active ? 'person.activate' : 'person.deactivate';
  await recordAudit(tx, deps, { actorId: change.by, action, object: `person:${change.personId}`, details: {} });
}

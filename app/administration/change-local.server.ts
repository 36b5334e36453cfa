import type { Kysely } from 'kysely';
import { saveLocal } from '#app/organisation/save-local.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';

/** What the form of a local value asks for. */
export async function changeLocal(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  value: { name: string; text: string; revision: number },
): Promise<void> {
  await runOnce(db, deps, { actorId, key }, async (tx) => {
    await saveLocal(tx, deps, value, actorId);
    return null;
  });
}

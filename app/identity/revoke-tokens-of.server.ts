import type { Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** Ends every token of people who may not come in any more. */
export async function revokeTokensOf(tx: Transaction<Schema>, deps: Deps, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .updateTable('api_tokens')
    .set({ revoked_at: deps.now().toISOString() })
    .where('person_id', 'in', personIds)
    .where('revoked_at', 'is', null)
    .execute();
}

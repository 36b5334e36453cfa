import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** Ends a token of this person's at once. One that has been revoked stays as it is. */
export async function revokeToken(db: Kysely<Schema>, deps: Deps, personId: string, tokenId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const own = tx.selectFrom('api_tokens').where('id', '=', tokenId).where('person_id', '=', personId);
    if (!(await own.select('id').executeTakeFirst())) throw new Refusal('not-found', 'identity.no-such-token');
    const { numUpdatedRows } = await tx
      .updateTable('api_tokens')
      .set({ revoked_at: deps.now().toISOString() })
      .where('id', '=', tokenId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const entry = { action: 'token.revoke', object: `token:${tokenId}`, details: {} };
    await recordAudit(tx, deps, { actorId: personId, ...entry });
  });
}

import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Program } from './token.ts';

const HOUR = 3_600_000;

/** Writes to the audit trail that a program reads people, once for each token and hour: a nightly import is one row, not a thousand. */
export async function noteTokenRead(db: Kysely<Schema>, deps: Deps, program: Program, list: string): Promise<void> {
  const now = deps.now();
  const { tokenId, personId, notedAt } = program;
  const before = new Date(now.getTime() - HOUR).toISOString();
  if (notedAt !== null && notedAt > before) return;
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('api_tokens')
      .set({ noted_at: now.toISOString() })
      .where('id', '=', tokenId)
      .where((by) => by.or([by('noted_at', 'is', null), by('noted_at', '<=', before)]))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const entry = { action: 'team.read', object: `token:${tokenId}`, details: { list } };
    await recordAudit(tx, deps, { actorId: personId, ...entry });
  });
}

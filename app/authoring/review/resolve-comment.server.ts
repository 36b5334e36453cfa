import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** Settles a comment, once: who did it first stays. */
export async function resolveComment(
  db: Kysely<Schema>,
  deps: Deps,
  actorId: string,
  { draftId, commentId }: { draftId: string; commentId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const comment = await tx
      .selectFrom('comments')
      .select('resolved_at')
      .where('id', '=', commentId)
      .where('draft_id', '=', draftId)
      .executeTakeFirst();
    if (!comment) throw new Refusal('not-found', 'authoring.no-such-comment');
    if (comment.resolved_at !== null) return;
    await tx
      .updateTable('comments')
      .set({ resolved_by: actorId, resolved_at: deps.now().toISOString() })
      .where('id', '=', commentId)
      .where('resolved_at', 'is', null)
      .execute();
  });
}

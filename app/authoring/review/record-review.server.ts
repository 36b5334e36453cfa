import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { DraftState } from '../draft.ts';

const becomes = { sent: 'review', approved: 'approved', changes: 'open' } as const;

interface Review {
  draftId: string;
  /** The draft as it was looked at: a later one is refused as stale. */
  revision: number;
  from: DraftState;
  verdict: keyof typeof becomes;
  by: string;
  note: string;
}

/** Writes a word on a draft and takes the draft to the state that follows from it. */
export async function recordReview(tx: Transaction<Schema>, deps: Deps, review: Review): Promise<void> {
  const { draftId, revision, from, verdict, by } = review;
  const note = review.note.trim();
  if (note.length > 2000) throw new Refusal('invalid', 'authoring.note-too-long');
  const at = deps.now().toISOString();
  const draft = await tx
    .updateTable('drafts')
    .set({ state: becomes[verdict], changed_at: at })
    .where('id', '=', draftId)
    .where('revision', '=', revision)
    .where('state', '=', from)
    .returning('module_id')
    .executeTakeFirst();
  if (!draft) throw new Refusal('stale', 'authoring.saved-by-another');
  await tx
    .insertInto('reviews')
    .values({ id: deps.newId(), draft_id: draftId, revision, verdict, by_id: by, at, note })
    .execute();
  await recordAudit(tx, deps, {
    actorId: by,
    action: `draft.${verdict}`,
    object: `module:${draft.module_id}`,
    details: { draft: draftId, revision },
    ...(note === '' ? {} : { text: note }),
  });
}

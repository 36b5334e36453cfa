import type { Kysely } from 'kysely';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraftOf } from '../change-draft.server.ts';
import { addComment } from './add-comment.server.ts';
import { giveVerdict } from './give-verdict.server.ts';
import { resolveComment } from './resolve-comment.server.ts';
import { sendForReview } from './send-for-review.server.ts';
import { takeOver } from './take-over.server.ts';

export type ReviewChange = { draft: string } & (
  | { intent: 'send' | 'approve' | 'return'; revision: number; note: string }
  | { intent: 'comment'; path: string; item: string; line: number | null; text: string }
  | { intent: 'resolve'; comment: string }
  | { intent: 'take-over'; revision: number; choices: ReadonlyMap<string, string> }
);

/** What the forms of the review page ask for. A draft of another module is none of this page. */
export async function changeReview(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key, moduleId }: { actor: Actor; key: string; moduleId: string },
  { draft: draftId, ...change }: ReviewChange,
): Promise<void> {
  await requireDraftOf(db, moduleId, draftId);
  const writes = change.intent === 'send' || change.intent === 'take-over';
  if (writes && !can(actor, 'write-modules', { moduleId })) throw new Refusal('forbidden', 'identity.forbidden');
  const who = { actorId: actor.personId, key };
  switch (change.intent) {
    case 'send':
      await sendForReview(db, deps, who, { moduleId, draftId, ...change });
      break;
    case 'approve':
    case 'return': {
      const verdict = change.intent === 'approve' ? 'approved' : 'changes';
      await giveVerdict(db, deps, { actor, key }, { moduleId, draftId, verdict, ...change });
      break;
    }
    case 'comment':
      await addComment(db, deps, who, { draftId, ...change });
      break;
    case 'resolve':
      await resolveComment(db, deps, who.actorId, { draftId, commentId: change.comment });
      break;
    case 'take-over':
      await takeOver(db, deps, who, { moduleId, draftId, ...change });
      break;
  }
}

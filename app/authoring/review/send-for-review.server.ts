import type { Kysely } from 'kysely';
import { getBaseVersion } from '#app/curriculum/get-base-version.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { getDraft } from '../get-draft.server.ts';
import { recordReview } from './record-review.server.ts';

/**
 * Sends a draft to whoever may review it: one without problems, that is based on what is served. The check runs before the
 * transaction, on the revision that is then sent.
 */
export async function sendForReview(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { moduleId, draftId, revision, note }: { moduleId: string; draftId: string; revision: number; note: string },
): Promise<null> {
  const draft = await getDraft(db, moduleId);
  const found = draft?.id === draftId && draft.revision === revision ? draft : null;
  const check = found && (await checkDraft(db, found));
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    if (!found || !check) throw new Refusal('stale', 'authoring.saved-by-another');
    if (check.problems.length > 0) throw new Refusal('invalid', 'authoring.has-problems');
    const base = await getBaseVersion(tx, moduleId);
    if ((base?.id ?? null) !== found.basedOn) throw new Refusal('invalid', 'authoring.published-meanwhile');
    await recordReview(tx, deps, { draftId, revision, from: 'open', verdict: 'sent', by: actorId, note });
    return null;
  });
}

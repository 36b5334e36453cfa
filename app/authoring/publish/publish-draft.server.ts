import type { Kysely } from 'kysely';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { getDraft } from '../get-draft.server.ts';
import type { EditionChoice } from './edition-choice.ts';
import { endPlan } from './end-plan.server.ts';
import { publishApproved } from './publish-approved.server.ts';

export interface PublishDraft {
  moduleId: string;
  draftId: string;
  revision: number;
  choice: EditionChoice;
}

/** Publishes an approved draft now. It is checked and compiled before the transaction. Gives the version's number. */
export async function publishDraft(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, draftId, revision, choice }: PublishDraft,
): Promise<number> {
  if (!can(actor, 'publish-modules', { moduleId })) throw new Refusal('forbidden', 'identity.forbidden');
  const draft = await getDraft(db, moduleId);
  const found = draft?.id === draftId && draft.revision === revision ? draft : null;
  const check = found && (await checkDraft(db, found));
  const by = actor.personId;
  return runOnce(db, deps, { actorId: by, key }, async (tx) => {
    if (!found || !check) throw new Refusal('stale', 'authoring.saved-by-another');
    if (!check.module) throw new Refusal('invalid', 'authoring.has-problems');
    const number = await publishApproved(tx, deps, { draft: found, module: check.module, choice, by });
    await endPlan(tx, deps, { draft_id: draftId }, { state: 'cancelled', problem: null });
    return number;
  });
}

import type { Kysely } from 'kysely';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraftOf } from '../change-draft.server.ts';
import { cancelPublication } from './cancel-publication.server.ts';
import { planPublication } from './plan-publication.server.ts';
import { type PublishDraft, publishDraft } from './publish-draft.server.ts';

export type PublicationChange =
  | ({ intent: 'publish'; when: 'now' | 'later'; onDay: string } & Omit<PublishDraft, 'moduleId'>)
  | { intent: 'cancel'; draftId: string };

/** What the forms of the publish page ask for. Gives the number of the version that was published now; null for none. */
export async function changePublication(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key, moduleId }: { actor: Actor; key: string; moduleId: string },
  change: PublicationChange,
): Promise<number | null> {
  await requireDraftOf(db, moduleId, change.draftId);
  if (change.intent === 'cancel') return cancelPublication(db, deps, { actor, key }, { moduleId, ...change });
  if (change.when === 'now') return publishDraft(db, deps, { actor, key }, { moduleId, ...change });
  return planPublication(db, deps, { actor, key }, { moduleId, ...change });
}

import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { CheckedModule } from '#app/curriculum/checked-content.ts';
import { planEdition } from '#app/curriculum/plan-edition.server.ts';
import { publishModule } from '#app/curriculum/publish-module-version.server.ts';
import { takeModule } from '#app/curriculum/take-module.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { DraftHead } from '../draft.ts';
import { type EditionChoice, requireChoice } from './edition-choice.ts';

interface Publication {
  /** As it was checked: it must still be approved at this revision. */
  draft: Pick<DraftHead, 'id' | 'moduleId' | 'revision' | 'basedOn'>;
  module: CheckedModule;
  choice: EditionChoice;
  by: string;
}

/** Makes an approved draft the version that is served and closes it. Gives the number of that version. */
export async function publishApproved(
  tx: Transaction<Schema>,
  deps: Deps,
  { draft, module, choice, by }: Publication,
): Promise<number> {
  const closed = await tx
    .updateTable('drafts')
    .set({ state: 'closed', changed_at: deps.now().toISOString() })
    .where('id', '=', draft.id)
    .where('revision', '=', draft.revision)
    .where('state', '=', 'approved')
    .returning('id')
    .executeTakeFirst();
  if (!closed) throw new Refusal('stale', 'authoring.not-approved');
  await takeModule(tx, deps, draft.moduleId, by);
  const plan = await planEdition(tx, module);
  const edition = { number: plan.number, ...requireChoice(plan, choice) };
  const published = await publishModule(tx, deps, module, {
    by,
    actorId: by,
    from: 'studio',
    edition,
    basedOn: draft.basedOn,
  });
  const details = { draft: draft.id, number: published.number };
  await recordAudit(tx, deps, { actorId: by, action: 'draft.publish', object: `module:${draft.moduleId}`, details });
  return published.number;
}

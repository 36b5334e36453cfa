import type { Kysely } from 'kysely';
import { requireDraft } from '#app/authoring/get-draft.server.ts';
import { offeredBy } from '#app/authoring/questions/load-bank.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** What the questions of a file may be for, in the draft of a module. */
export async function getQuestionImportPage(db: Kysely<Schema>, deps: Deps, moduleId: string) {
  const draft = await requireDraft(db, moduleId);
  return {
    moduleId,
    moduleTitle: draft.title,
    draftId: draft.id,
    ...offeredBy(draft),
    operationKey: deps.newId(),
  };
}

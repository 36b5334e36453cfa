import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeFiles, type FilesChange } from './change-files.server.ts';
import { closeDraft } from './close-draft.server.ts';
import { startDraft } from './start-draft.server.ts';

export type DraftChange =
  | { intent: 'start' }
  | ({ draft: string } & (FilesChange | { intent: 'give-up'; revision: number }));

/** What the forms of a module's page in the studio ask for. A draft of another module is none of this page. */
export async function changeDraft(
  db: Kysely<Schema>,
  deps: Deps,
  { moduleId, ...who }: { actorId: string; key: string; moduleId: string },
  change: DraftChange,
): Promise<void> {
  if (change.intent === 'start') {
    await startDraft(db, deps, who, { moduleId });
    return;
  }
  const { draft: draftId, ...rest } = change;
  await requireDraftOf(db, moduleId, draftId);
  if (rest.intent === 'give-up') await closeDraft(db, deps, who, { draftId, revision: rest.revision });
  else await changeFiles(db, deps, who, { draftId, ...rest });
}

/** A 404 refusal unless this is a draft of this module: rights are given by module. */
export async function requireDraftOf(db: Kysely<Schema>, moduleId: string, draftId: string): Promise<void> {
  const row = await db
    .selectFrom('drafts')
    .select('id')
    .where('id', '=', draftId)
    .where('module_id', '=', moduleId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'authoring.no-draft');
}

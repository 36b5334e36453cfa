import type { Transaction } from 'kysely';
import { moduleHead } from '#app/curriculum/module-head.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { headPath } from './draft.ts';

type Tx = Transaction<Schema>;

/** What a file holds; null for both: it is removed. */
export interface FileContent {
  text: string | null;
  sha256: string | null;
}

/** Saves of one person that follow each other within this time are one line of the history. */
const stretchMs = 10 * 60_000;

/**
 * Begins a change of a draft and holds it against others. What was sent for review or approved is open again: the word given was
 * for another text.
 */
export async function touchDraft(tx: Tx, deps: Deps, draftId: string): Promise<{ slug: string; moduleId: string }> {
  const row = await tx
    .updateTable('drafts')
    .set((eb) => ({ revision: eb('revision', '+', 1), state: 'open', changed_at: deps.now().toISOString() }))
    .where('id', '=', draftId)
    .where('state', '!=', 'closed')
    .returning(['slug', 'module_id'])
    .executeTakeFirst();
  if (!row) throw new Refusal('closed', 'authoring.draft-closed');
  return { slug: row.slug, moduleId: row.module_id };
}

/**
 * Writes a file of a draft that was touched, and keeps what it was. Gives its revision. `apart` begins a line of the history
 * although the same person has saved just before.
 */
export async function writeFile(
  tx: Tx,
  deps: Deps,
  { draftId, path, by, apart = false }: { draftId: string; path: string; by: string; apart?: boolean },
  { text, sha256 }: FileContent,
): Promise<number> {
  const at = deps.now().toISOString();
  const last = await tx
    .selectFrom('draft_revisions')
    .select(['revision', 'by_id', 'at', 'text'])
    .where('draft_id', '=', draftId)
    .where('path', '=', path)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  const revision = (last?.revision ?? 0) + 1;
  const goesOn =
    !apart &&
    last !== undefined &&
    last.by_id === by &&
    revision > 2 &&
    last.text !== null &&
    text !== null &&
    Date.parse(at) - Date.parse(last.at) < stretchMs;
  if (goesOn) {
    await tx
      .updateTable('draft_revisions')
      .set({ revision, text, sha256 })
      .where('draft_id', '=', draftId)
      .where('path', '=', path)
      .where('revision', '=', last.revision)
      .execute();
  } else {
    const row = { draft_id: draftId, path, revision, text, sha256, at, by_id: by };
    await tx.insertInto('draft_revisions').values(row).execute();
  }
  if (text === null && sha256 === null) {
    await tx.deleteFrom('draft_files').where('draft_id', '=', draftId).where('path', '=', path).execute();
    return revision;
  }
  if (path === headPath && text !== null) await followTitle(tx, draftId, text);
  const values = { revision, text, sha256, changed_at: at, changed_by: by };
  await tx
    .insertInto('draft_files')
    .values({ draft_id: draftId, path, ...values })
    .onConflict((conflict) => conflict.columns(['draft_id', 'path']).doUpdateSet(values))
    .execute();
  return revision;
}

/** A draft is called as its `module.yaml` says, and as it was called before while that cannot be read. */
async function followTitle(tx: Tx, draftId: string, text: string): Promise<void> {
  const title = moduleHead(text)?.title;
  if (title !== undefined) await tx.updateTable('drafts').set({ title }).where('id', '=', draftId).execute();
}

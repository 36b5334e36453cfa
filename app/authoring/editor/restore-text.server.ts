import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraftOf } from '../change-draft.server.ts';
import { type SavedFile, saveFile } from '../save-file.server.ts';

interface TextToRestore {
  moduleId: string;
  draftId: string;
  path: string;
  /** What is stored now. */
  revision: number;
  /** What it shall be again. */
  to: number;
}

/** Saves an earlier text anew: what it was in between stays in the history. */
export async function restoreText(
  db: Kysely<Schema>,
  deps: Deps,
  by: string,
  { moduleId, draftId, path, revision, to }: TextToRestore,
): Promise<SavedFile> {
  await requireDraftOf(db, moduleId, draftId);
  const earlier = await db
    .selectFrom('draft_revisions')
    .select('text')
    .where('draft_id', '=', draftId)
    .where('path', '=', path)
    .where('revision', '=', to)
    .executeTakeFirst();
  if (typeof earlier?.text !== 'string') throw new Refusal('not-found', 'authoring.no-such-revision');
  return saveFile(db, deps, by, { draftId, path, revision, text: earlier.text, apart: true });
}

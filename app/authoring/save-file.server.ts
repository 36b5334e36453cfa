import type { Kysely, Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraftOf } from './change-draft.server.ts';
import { fileKind, longestText, plainLines } from './draft.ts';
import { touchDraft, writeFile } from './write-draft.server.ts';

export interface SavedFile {
  /** Of the file, for the next save. */
  revision: number;
}

export interface FileToSave {
  draftId: string;
  path: string;
  revision: number;
  text: string;
  /** Begins a line of the history: what was saved just before stays in it. */
  apart?: boolean;
}

/** Looks at the draft as the save leaves it; what it throws undoes the save. */
export type AfterSave = (tx: Transaction<Schema>) => Promise<void>;

/**
 * Keeps a text of a draft, whole or broken. `revision` is that of the text it was written over: if somebody else has saved since, it is
 * refused as stale and nothing is lost. The same text sent again changes nothing, so that a save may be repeated.
 */
export async function saveFile(
  db: Kysely<Schema>,
  deps: Deps,
  by: string,
  file: FileToSave,
  after?: AfterSave,
): Promise<SavedFile> {
  const text = plainLines(file.text);
  if (text.length > longestText) throw new Refusal('invalid', 'authoring.text-too-long');
  return db.transaction().execute(async (tx) => {
    const saved = await saveIn(tx, deps, by, { ...file, text });
    await after?.(tx);
    return saved;
  });
}

/** The same for a draft that must be one of this module. */
export async function saveFileOf(
  db: Kysely<Schema>,
  deps: Deps,
  by: string,
  { moduleId, ...file }: { moduleId: string } & FileToSave,
): Promise<SavedFile> {
  await requireDraftOf(db, moduleId, file.draftId);
  return saveFile(db, deps, by, file);
}

async function saveIn(
  tx: Transaction<Schema>,
  deps: Deps,
  by: string,
  { draftId, path, revision, text, apart }: FileToSave,
): Promise<SavedFile> {
  const kind = fileKind(path);
  if (kind === null || kind === 'picture') throw new Refusal('not-found', 'authoring.no-such-file');
  const before = await storedFile(tx, draftId, path);
  if (before.text === text) return { revision: before.revision };
  await touchDraft(tx, deps, draftId);
  const now = await storedFile(tx, draftId, path);
  if (now.revision !== revision) throw new Refusal('stale', 'authoring.saved-by-another');
  return { revision: await writeFile(tx, deps, { draftId, path, by, apart }, { text, sha256: null }) };
}

async function storedFile(tx: Transaction<Schema>, draftId: string, path: string) {
  const stored = await tx
    .selectFrom('draft_files')
    .select(['revision', 'text'])
    .where('draft_id', '=', draftId)
    .where('path', '=', path)
    .executeTakeFirst();
  if (!stored) throw new Refusal('not-found', 'authoring.no-such-file');
  return stored;
}

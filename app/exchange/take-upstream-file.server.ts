import type { Kysely } from 'kysely';
import { getDraft, requireDraft } from '#app/authoring/get-draft.server.ts';
import { startDraft } from '#app/authoring/start-draft.server.ts';
import { touchDraft, writeFile } from '#app/authoring/write-draft.server.ts';
import { getUpstream } from '#app/curriculum/get-upstream.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { byName, placeInDraft, upstreamFiles } from './upstream-files.ts';

interface UpstreamFileWish {
  moduleId: string;
  /** Of the folder's state that was looked at. */
  fingerprint: string;
  name: string;
  /** The draft that it was compared with; null where there was none. */
  draftId: string | null;
  /** Of our file there; 0 where there was none. */
  revision: number;
}

/**
 * Writes a file of the content folder over ours in the draft, and begins a draft where there is none; what we had stays in its history.
 * Refused as stale where folder or file are not as they were looked at. Gives its path in the draft.
 */
export async function takeUpstreamFile(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { moduleId, fingerprint, name, draftId, revision }: UpstreamFileWish,
): Promise<string> {
  const upstream = await getUpstream(db, moduleId);
  const theirs = byName(upstreamFiles(upstream));
  const file = theirs.get(name);
  if (!file || upstream?.fingerprint !== fingerprint) throw new Refusal('stale', 'exchange.folder-changed');
  const begun = await getDraft(db, moduleId);
  if (draftId === null && begun === null) await startDraft(db, deps, { actorId, key: `${key}-start` }, { moduleId });
  const draft = await requireDraft(db, moduleId);
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    if ((begun?.id ?? null) !== draftId) throw stale();
    await touchDraft(tx, deps, draft.id);
    const path = placeInDraft(name, file.path, draft.files, theirs);
    const stored = await tx
      .selectFrom('draft_files')
      .select('revision')
      .where('draft_id', '=', draft.id)
      .where('path', '=', path)
      .executeTakeFirst();
    if (draftId !== null && (stored?.revision ?? 0) !== revision) throw stale();
    await writeFile(tx, deps, { draftId: draft.id, path, by: actorId }, { text: file.text, sha256: file.sha256 });
    return path;
  });
}

const stale = () => new Refusal('stale', 'exchange.ours-changed');

import { posix } from 'node:path';
import type { Kysely } from 'kysely';
import { freeName, plainName } from '#app/curriculum/plain-name.ts';
import { saveAsset } from '#app/curriculum/save-asset.server.ts';
import { cleanImage, imageLimits } from '#app/formats/clean-image.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraftOf } from './change-draft.server.ts';
import { largestPicture, type PictureAdded } from './picture.ts';
import { touchDraft, writeFile } from './write-draft.server.ts';

interface Where {
  actorId: string;
  key: string;
  moduleId: string;
  draftId: string;
}

/** Puts a picture into a draft, made anew from its pixels, under a plain name that no other picture of the draft has. */
export async function addPicture(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key, moduleId, draftId }: Where,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<PictureAdded> {
  await requireDraftOf(db, moduleId, draftId);
  if (bytes.length === 0) throw new Refusal('invalid', 'authoring.no-picture');
  const cleaned = await cleanImage(bytes, { ...imageLimits, bytes: largestPicture });
  if (!cleaned.ok) return cleaned;
  const { image } = cleaned;
  const wanted = plainName(posix.parse(name).name, 'picture').slice(0, 60);
  const path = await runOnce(db, deps, { actorId, key }, async (tx) => {
    await touchDraft(tx, deps, draftId);
    const files = await tx.selectFrom('draft_files').select('path').where('draft_id', '=', draftId).execute();
    const used = new Set(files.map((file) => posix.parse(file.path)).map(({ dir, name: stem }) => `${dir}/${stem}`));
    const free = `${freeName(`assets/${wanted}`, used)}.${image.extension}`;
    const { sha256 } = await saveAsset(tx, image.bytes);
    await writeFile(tx, deps, { draftId, path: free, by: actorId }, { text: null, sha256 });
    return free;
  });
  return { ok: true, path };
}

import type { Kysely } from 'kysely';
import { getBaseVersion } from '#app/curriculum/get-base-version.server.ts';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeDraft } from './make-draft.server.ts';
import { ownedByStudio } from './owned-by-studio.ts';

/** Begins a draft of the version that is served; of a module that is being revised, of the newest. */
export async function startDraft(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { moduleId }: { moduleId: string },
): Promise<string> {
  const base = await getBaseVersion(db, moduleId);
  const module = base && (await getModuleFiles(db, base.id));
  if (!module) throw new Refusal('not-found', 'authoring.no-such-module');
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const { slug, title, files } = module;
    return makeDraft(tx, deps, { moduleId, slug, title, basedOn: base.id, files: ownedByStudio(files) }, actorId);
  });
}

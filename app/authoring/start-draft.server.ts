import type { Kysely } from 'kysely';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeDraft } from './make-draft.server.ts';

/** Begins a draft of the version that is served. */
export async function startDraft(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { moduleId }: { moduleId: string },
): Promise<string> {
  const current = await db
    .selectFrom('modules')
    .select('current_version_id')
    .where('id', '=', moduleId)
    .executeTakeFirst();
  const versionId = current?.current_version_id ?? null;
  const module = versionId === null ? null : await getModuleFiles(db, versionId);
  if (!module) throw new Refusal('not-found', 'authoring.no-such-module');
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const { slug, title, files } = module;
    return makeDraft(tx, deps, { moduleId, slug, title, basedOn: versionId, files: owned(files) }, actorId);
  });
}

/** `owned_by` says who may publish; a draft is published by the studio. */
function owned(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const head = files.get('module.yaml');
  if (!head) return files;
  const text = head.toString('utf8').replace(/^owned_by: folder$/m, 'owned_by: studio');
  return new Map([...files, ['module.yaml', Buffer.from(text)]]);
}

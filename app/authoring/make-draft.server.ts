import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { saveAsset } from '#app/curriculum/save-asset.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { fileKind, plainLines } from './draft.ts';
import { writeFile } from './write-draft.server.ts';

export interface NewDraft {
  moduleId: string;
  slug: string;
  title: string;
  /** The version whose folder form the files are; null where they come from somewhere else. */
  basedOn: string | null;
  files: ModuleFiles;
}

/** Makes a draft of files in folder form. A module has one draft at a time. */
export async function makeDraft(tx: Transaction<Schema>, deps: Deps, draft: NewDraft, by: string): Promise<string> {
  const { moduleId, slug, title, basedOn, files } = draft;
  const open = await tx
    .selectFrom('drafts')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('state', '!=', 'closed')
    .executeTakeFirst();
  if (open) throw new Refusal('closed', 'authoring.has-draft');
  const id = deps.newId();
  const at = deps.now().toISOString();
  const row = { id, module_id: moduleId, slug, title, owner_id: by, state: 'open' as const, based_on_id: basedOn };
  await tx
    .insertInto('drafts')
    .values({ ...row, revision: 1, made_at: at, changed_at: at })
    .execute();
  for (const [path, bytes] of files) {
    const kind = fileKind(path);
    if (!kind) throw new Refusal('invalid', 'authoring.not-a-module-file', { path });
    const content =
      kind === 'picture'
        ? { text: null, sha256: (await saveAsset(tx, bytes)).sha256 }
        : { text: plainLines(bytes.toString('utf8')), sha256: null };
    await writeFile(tx, deps, { draftId: id, path, by }, content);
  }
  await recordAudit(tx, deps, { actorId: by, action: 'draft.start', object: `module:${moduleId}`, details: { slug } });
  return id;
}

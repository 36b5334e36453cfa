import type { Kysely } from 'kysely';
import { checkDraft } from '#app/authoring/check-draft.server.ts';
import { getDraftFiles, requireDraft } from '#app/authoring/get-draft.server.ts';
import { checkedFingerprint } from '#app/curriculum/checked-fingerprint.ts';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import { getModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import type { StreamedFile } from '#app/formats/sheet-file.server.ts';
import { zipStream } from '#app/formats/zip-stream.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** `fingerprint`: of what is in it; null for a draft that has problems. */
export type ExportedModule = StreamedFile & { fingerprint: string | null };

/** A module as a ZIP that holds its folder, `<slug>/module.yaml` and so on: the version that is served, or the draft. */
export async function exportModule(
  db: Kysely<Schema>,
  moduleId: string,
  what: 'version' | 'draft',
): Promise<ExportedModule> {
  return what === 'draft' ? exportDraft(db, moduleId) : exportVersion(db, moduleId);
}

async function exportVersion(db: Kysely<Schema>, moduleId: string): Promise<ExportedModule> {
  const version = (await getModuleOrigin(db, moduleId))?.version;
  const module = version && (await getModuleFiles(db, version.id));
  if (!version || !module) throw new Refusal('not-found', 'authoring.no-such-module');
  const { slug, files, fingerprint } = module;
  return { ...zipOf(slug, files, version.publishedAt), name: `${slug}.zip`, fingerprint };
}

async function exportDraft(db: Kysely<Schema>, moduleId: string): Promise<ExportedModule> {
  const draft = await requireDraft(db, moduleId);
  const [files, { module }] = await Promise.all([getDraftFiles(db, draft), checkDraft(db, draft)]);
  const fingerprint = module && checkedFingerprint(module);
  return { ...zipOf(draft.slug, files, draft.changedAt), name: `${draft.slug}-draft.zip`, fingerprint };
}

export function zipOf(folder: string, files: ModuleFiles, at: string): Omit<StreamedFile, 'name'> {
  const date = at.slice(0, 10);
  async function* entries() {
    for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
      yield { name: `${folder}/${path}`, date, bytes: one(bytes) };
  }
  return { type: 'application/zip', bytes: zipStream(entries()) };
}

async function* one(bytes: Buffer) {
  yield bytes;
}

import type { Kysely } from 'kysely';
import { getDraft } from '#app/authoring/get-draft.server.ts';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import { getModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import { getUpstream } from '#app/curriculum/get-upstream.server.ts';
import { lessonTitle } from '#app/curriculum/lesson-head.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { type DiffLine, diffLines } from '#app/curriculum/word-diff.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { byName, type FileBody, filesOf, type PlacedBody, sameBody, upstreamFiles } from './upstream-files.ts';

export interface UpstreamChange {
  /** Of the folder. */
  path: string;
  name: string;
  title: string | null;
  /** folder: we have it as the folder had it before; both: we have changed it as well; new: we do not have it. */
  who: 'folder' | 'both' | 'new';
  /** Of our file in the draft; 0 where there is no draft or no such file. */
  revision: number;
  /** From ours to the folder's; null for a picture. */
  lines: DiffLine[] | null;
}

/** What the content folder has of a module that is the studio's, beside the draft or, without one, what is served. */
export async function getUpstreamPage(db: Kysely<Schema>, deps: Deps, moduleId: string) {
  const origin = await getModuleOrigin(db, moduleId);
  if (!origin) throw new Refusal('not-found', 'authoring.no-such-module');
  const [upstream, draft] = [await getUpstream(db, moduleId), await getDraft(db, moduleId)];
  const served = origin.version && (await getModuleFiles(db, origin.version.id));
  const ours = byName<PlacedBody & { revision?: number }>(draft ? draft.files : filesOf(served?.files));
  const before = byName(filesOf(await lastOfFolder(db, moduleId)));
  const theirs = byName(upstreamFiles(upstream));
  const changes = [...theirs].flatMap(([name, file]): UpstreamChange[] => {
    const own = ours.get(name);
    // What nobody has changed in the folder is the hospital's own affair.
    if (sameBody(own, file) || sameBody(before.get(name), file)) return [];
    const who = !own ? 'new' : sameBody(before.get(name), own) ? 'folder' : 'both';
    const revision = own?.revision ?? 0;
    const title = /\.mdx$/.test(file.path) ? lessonTitle(file.text ?? '') : null;
    return [{ path: file.path, name, title, who, revision, lines: linesOf(own, file) }];
  });
  return {
    moduleId,
    title: served?.title ?? draft?.title ?? moduleId,
    draftId: draft?.id ?? null,
    upstream: upstream && { fingerprint: upstream.fingerprint, seenAt: upstream.seenAt },
    gone: upstream
      ? [...before].flatMap(([name, { path }]) => (theirs.has(name) || !ours.has(name) ? [] : [path]))
      : [],
    changes,
    operationKey: deps.newId(),
  };
}

function linesOf(own: FileBody | undefined, theirs: FileBody): DiffLine[] | null {
  if (theirs.text === null) return null;
  return diffLines((own?.text ?? '').split('\n'), theirs.text.split('\n'));
}

/** The version that the folder published last. */
async function lastOfFolder(db: Kysely<Schema>, moduleId: string): Promise<ModuleFiles | undefined> {
  const row = await db
    .selectFrom('module_versions')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('published_by', '=', 'content')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (await getModuleFiles(db, row.id))?.files;
}

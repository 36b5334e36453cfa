import type { Kysely } from 'kysely';
import { lessonHead } from '#app/curriculum/lesson-head.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { Problem } from '#app/curriculum/problem.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from './check-draft.server.ts';
import type { DraftHead, FileKind } from './draft.ts';
import { getDraft } from './get-draft.server.ts';

export interface DraftPageFile {
  path: string;
  kind: FileKind;
  revision: number;
  /** Of a lesson; null while its front matter cannot be read. */
  title: string | null;
  /** Address of a picture. */
  src: string | null;
  problems: number;
}

/** A module in the studio: its draft with what the check says, or only what is published. */
export async function getDraftPage(db: Kysely<Schema>, deps: Deps, moduleId: string) {
  const draft = await getDraft(db, moduleId);
  const published = (await listModules(db)).find(({ id }) => id === moduleId) ?? null;
  if (!draft && !published) throw new Refusal('not-found', 'authoring.no-such-module');
  const check = draft && (await checkDraft(db, draft));
  const problems: Problem[] = check?.problems ?? [];
  const srcOf = new Map(check?.reading.assets.map(({ path, url }) => [path, url]));
  const files = draft?.files.map(({ path, kind, revision, text }): DraftPageFile => {
    const title = kind === 'lesson' ? (lessonHead(text ?? '')?.title ?? null) : null;
    const src = srcOf.get(path) ?? null;
    return { path, kind, revision, title, src, problems: problems.filter(({ file }) => file === path).length };
  });
  const head: DraftHead | null = draft;
  return {
    moduleId,
    title: draft?.title ?? published?.title ?? moduleId,
    slug: draft?.slug ?? published?.slug ?? moduleId,
    published: published && { number: published.number, title: published.title },
    draft: head && { ...head, files: files ?? [] },
    problems,
    operationKey: deps.newId(),
  };
}

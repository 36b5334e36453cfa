import type { Kysely } from 'kysely';
import { getModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { lessonHead, lessonTitle } from '#app/curriculum/lesson-head.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { Problem } from '#app/curriculum/problem.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { addMonths, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from './check-draft.server.ts';
import { type DraftHead, type FileKind, translationOf } from './draft.ts';
import { listQuickFixes } from './fix/list-quick-fixes.server.ts';
import { type Draft, getDraft } from './get-draft.server.ts';
import { getPlan } from './publish/get-plan.server.ts';
import { mayConfirm } from './review/confirm-module.server.ts';
import { reviewDue } from './review/review-due.ts';

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
export async function getDraftPage(db: Kysely<Schema>, deps: Deps, actor: Actor, moduleId: string) {
  const draft = await getDraft(db, moduleId);
  const published = (await listModules(db)).find(({ id }) => id === moduleId) ?? null;
  if (!draft && !published) throw new Refusal('not-found', 'authoring.no-such-module');
  const check = draft && (await checkDraft(db, draft));
  const problems: Problem[] = check?.problems ?? [];
  const srcOf = new Map(check?.reading.assets.map(({ path, url }) => [path, url]));
  const files = draft?.files.map(({ path, kind, revision, text }): DraftPageFile => {
    const title = /\.mdx$/.test(path) ? lessonTitle(text ?? '') : null;
    const src = srcOf.get(path) ?? null;
    return { path, kind, revision, title, src, problems: problems.filter(({ file }) => file === path).length };
  });
  const head: DraftHead | null = draft;
  return {
    moduleId,
    title: draft?.title ?? published?.title ?? moduleId,
    slug: draft?.slug ?? published?.slug ?? moduleId,
    published: published && { number: published.number, title: published.title },
    origin: await getModuleOrigin(db, moduleId),
    draft: head && { ...head, files: files ?? [] },
    problems,
    planned: draft && (await getPlan(db, draft)),
    review: await getReviewDay(db, deps, moduleId),
    openFixes: (await listQuickFixes(db, deps, { moduleId, limit: mostFixes })).filter(
      ({ state }) => state === 'waiting' || state === 'overdue',
    ).length,
    may: {
      publish: can(actor, 'publish-modules', { moduleId }),
      confirm: mayConfirm(actor, moduleId),
    },
    stale: draft ? await staleFiles(db, moduleId, draft) : [],
    operationKey: deps.newId(),
  };
}

const mostFixes = 50;

/** When the module is to be looked at again; `next` is a proposal for the day after that. */
async function getReviewDay(db: Kysely<Schema>, deps: Deps, moduleId: string) {
  const row = await db.selectFrom('modules').select('review_by').where('id', '=', moduleId).executeTakeFirst();
  if (!row) return null;
  const now = today(deps.zone, deps.now());
  const by = row.review_by;
  return { by, due: by === null ? null : reviewDue(now, by), next: addMonths(now, 12) };
}

/** Translations that the version served shows to be older than their source and that nobody has touched in this draft. */
async function staleFiles(db: Kysely<Schema>, moduleId: string, draft: Draft): Promise<string[]> {
  const facts = await getCurrentFacts(db, moduleId);
  const stale = facts?.translations.filter((each) => each.stale) ?? [];
  return draft.files.flatMap(({ path, revision }) => {
    const found = translationOf(path);
    if (!found || revision > 1) return [];
    const source = draft.files.find((each) => each.path === found.source)?.text ?? '';
    const id = lessonHead(source)?.id;
    const of = (kind: 'lesson' | 'question') => stale.filter((each) => each.kind === kind && each.lang === found.lang);
    return (id === undefined ? of('question') : of('lesson').filter((each) => each.id === id)).length > 0 ? [path] : [];
  });
}

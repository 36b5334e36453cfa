import type { Kysely } from 'kysely';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { DraftState } from './draft.ts';
import { listQuickFixes } from './fix/list-quick-fixes.server.ts';
import { type ReviewDue, reviewDue } from './review/review-due.ts';

export interface StudioModule {
  id: string;
  title: string;
  summary: string;
  /** Of the version that is served; null for a module that was never published or is being revised. */
  number: number | null;
  /** folder: it comes with the content folder. */
  ownedBy: 'folder' | 'studio';
  draft: { state: DraftState; owner: string; changedAt: string; planned: Planned | null } | null;
  /** When it is to be looked at again. */
  review: { by: CalendarDate; due: ReviewDue } | null;
}

/** A publication of a draft that waits for its day, or did not come to it. */
interface Planned {
  state: 'waiting' | 'failed';
  onDay: CalendarDate;
}

const mostFixes = 50;

/** The modules that the actor may write, published or not, with their drafts, and small corrections that wait for a second look. */
export async function getStudioPage(db: Kysely<Schema>, deps: Deps, actor: Actor) {
  const published = await listModules(db);
  const reviewOf = await listReviewDays(db, today(deps.zone, deps.now()));
  const drafts = await db
    .selectFrom('drafts')
    .innerJoin('people', 'people.id', 'drafts.owner_id')
    .select(['drafts.id', 'module_id', 'title', 'state', 'changed_at', 'people.name as owner'])
    .where('state', '!=', 'closed')
    .orderBy('module_id')
    .execute();
  const plannedOf = await listPlanned(db);
  const draftOf = new Map(drafts.map((draft) => [draft.module_id, draft]));
  const known = new Set(published.map(({ id }) => id));
  const unpublished = drafts.filter((draft) => !known.has(draft.module_id));
  const all = [
    ...published.map(({ id, title, summary, number, ownedBy }) => ({ id, title, summary, number, ownedBy })),
    ...unpublished.map(({ module_id: id, title }) => ({
      id,
      title,
      summary: '',
      number: null,
      ownedBy: 'studio' as const,
    })),
  ];
  const modules = all
    .filter(({ id }) => can(actor, 'write-modules', { moduleId: id }))
    .map((module): StudioModule => {
      const draft = draftOf.get(module.id);
      return {
        ...module,
        review: reviewOf.get(module.id) ?? null,
        draft: draft
          ? {
              state: draft.state,
              owner: draft.owner,
              changedAt: draft.changed_at,
              planned: plannedOf.get(draft.id) ?? null,
            }
          : null,
      };
    });
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  const fixes = (await listQuickFixes(db, deps, { limit: mostFixes }))
    .filter(({ moduleId }) => can(actor, 'write-modules', { moduleId }) || can(actor, 'review-modules', { moduleId }))
    .map(({ versionId, moduleId, by, lookBy, state }) => {
      return { versionId, moduleId, title: titles.get(moduleId) ?? moduleId, by, lookBy, state };
    });
  return { modules, fixes, mayBegin: can(actor, 'write-modules'), operationKey: deps.newId() };
}

/** By draft: of the last plan, if it waits or has failed. */
async function listPlanned(db: Kysely<Schema>): Promise<Map<string, Planned>> {
  const rows = await db
    .selectFrom('publications')
    .innerJoin('drafts', 'drafts.id', 'publications.draft_id')
    .select(['draft_id', 'publications.state', 'on_day'])
    .where('drafts.state', '!=', 'closed')
    .orderBy('publications.made_at')
    .orderBy('publications.id')
    .execute();
  const last = new Map(rows.map((row) => [row.draft_id, row]));
  return new Map(
    [...last.values()].flatMap(({ draft_id, state, on_day: onDay }) =>
      state === 'waiting' || state === 'failed' ? [[draft_id, { state, onDay }] as const] : [],
    ),
  );
}

async function listReviewDays(
  db: Kysely<Schema>,
  now: CalendarDate,
): Promise<Map<string, { by: CalendarDate; due: ReviewDue }>> {
  const rows = await db.selectFrom('modules').select(['id', 'review_by']).where('review_by', 'is not', null).execute();
  return new Map(
    rows.flatMap(({ id, review_by: by }) => (by === null ? [] : [[id, { by, due: reviewDue(now, by) }] as const])),
  );
}

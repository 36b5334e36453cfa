import type { Kysely } from 'kysely';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { DraftState } from './draft.ts';

export interface StudioModule {
  id: string;
  title: string;
  summary: string;
  /** Of the version that is served; null for a module that was never published or is being revised. */
  number: number | null;
  draft: { state: DraftState; owner: string; changedAt: string } | null;
}

/** The modules that the actor may write, published or not, with their drafts. */
export async function getStudioPage(db: Kysely<Schema>, deps: Deps, actor: Actor) {
  const published = await listModules(db);
  const drafts = await db
    .selectFrom('drafts')
    .innerJoin('people', 'people.id', 'drafts.owner_id')
    .select(['module_id', 'title', 'state', 'changed_at', 'people.name as owner'])
    .where('state', '!=', 'closed')
    .orderBy('module_id')
    .execute();
  const draftOf = new Map(drafts.map((draft) => [draft.module_id, draft]));
  const known = new Set(published.map(({ id }) => id));
  const unpublished = drafts.filter((draft) => !known.has(draft.module_id));
  const all = [
    ...published.map(({ id, title, summary, number }) => ({ id, title, summary, number })),
    ...unpublished.map(({ module_id: id, title }) => ({ id, title, summary: '', number: null })),
  ];
  const modules = all
    .filter(({ id }) => can(actor, 'write-modules', { moduleId: id }))
    .map((module): StudioModule => {
      const draft = draftOf.get(module.id);
      return {
        ...module,
        draft: draft ? { state: draft.state, owner: draft.owner, changedAt: draft.changed_at } : null,
      };
    });
  return { modules, mayBegin: can(actor, 'write-modules'), operationKey: deps.newId() };
}

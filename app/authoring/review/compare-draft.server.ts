import type { Kysely } from 'kysely';
import { type BaseVersion, getBaseVersion } from '#app/curriculum/get-base-version.server.ts';
import { itemTexts } from '#app/curriculum/item-texts.ts';
import type { Schema } from '#db/schema.ts';
import type { Draft } from '../get-draft.server.ts';
import { compareItems, type ItemChange } from './compare-items.ts';
import { loadParts, textsOf } from './load-parts.server.ts';
import { mergeParts, type Part, partsOf } from './merge-parts.ts';

export interface DraftComparison {
  /** What the draft is compared with; null for a new module. */
  base: BaseVersion | null;
  changes: ItemChange[];
  /** Set where another version is the base of the next one by now. */
  meanwhile: Meanwhile | null;
}

export interface Meanwhile {
  served: BaseVersion;
  changes: ItemChange[];
  /** Files that both sides have changed, by their key. */
  conflicts: { key: string; path: string; inDraft: boolean; inPublished: boolean }[];
}

/** What a draft changes in the version that it was begun from, and what was published since. */
export async function compareDraft(db: Kysely<Schema>, draft: Draft): Promise<DraftComparison> {
  const served = await getBaseVersion(db, draft.moduleId);
  const before = await loadParts(db, draft.basedOn);
  const own = partsOf(draft.files);
  const changes = compareItems(itemsOf(before), itemsOf(own));
  if (served === null || served.id === draft.basedOn) return { base: served, changes, meanwhile: null };
  const published = await loadParts(db, served.id);
  const { open } = mergeParts(before, published, own, new Map());
  const conflicts = open.map(({ key, path, draft, published }) => ({
    key,
    path,
    inDraft: draft !== null,
    inPublished: published !== null,
  }));
  const meanwhile = { served, changes: compareItems(itemsOf(before), itemsOf(published)), conflicts };
  return { base: await versionOf(db, draft.basedOn), changes, meanwhile };
}

const itemsOf = (parts: readonly Part[]) => itemTexts(textsOf(parts));

async function versionOf(db: Kysely<Schema>, versionId: string | null): Promise<BaseVersion | null> {
  if (versionId === null) return null;
  const row = await db.selectFrom('module_versions').select('number').where('id', '=', versionId).executeTakeFirst();
  return row ? { id: versionId, number: row.number } : null;
}

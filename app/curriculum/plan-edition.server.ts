import type { Kysely } from 'kysely';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from './checked-content.ts';
import { changedKeys, compareItems, type ItemShape, minorObstacles } from './edition.ts';
import { type BaseVersion, getBaseVersion } from './get-base-version.server.ts';
import { isBegun } from './internal/save-module.server.ts';
import { readShape, shapeOf } from './internal/version-shape.server.ts';

/** What a checked module would be as the next version, before anybody has decided of which kind. */
export interface EditionPlan {
  number: number;
  /** Null for a first version. */
  base: BaseVersion | null;
  /** Whether the publisher must say what the change means: not for first versions and modules that nobody has begun. */
  needsChoice: boolean;
  /** Why it cannot be minor, in words that begin with the id of an item; empty when it can. */
  obstacles: string[];
  added: string[];
  changed: string[];
  removed: string[];
  /** Questions to which another answer is right now. */
  changedKeys: string[];
  items: { id: string; kind: ItemShape['kind']; tracks: Track[] }[];
  /** Of the base, by item: the version from which on an act counts. */
  since: ReadonlyMap<string, number>;
}

export async function planEdition(db: Kysely<Schema>, module: CheckedModule): Promise<EditionPlan> {
  const moduleId = module.head.id;
  const base = await getBaseVersion(db, moduleId);
  const newest = await db
    .selectFrom('module_versions')
    .select((all) => all.fn.max('number').as('number'))
    .where('module_id', '=', moduleId)
    .executeTakeFirst();
  const after = shapeOf(module);
  const before = base && (await readShape(db, base.id));
  const { added, changed, removed } = compareItems(before?.shape.items ?? [], after.items);
  return {
    number: (newest?.number ?? 0) + 1,
    base,
    needsChoice: base !== null && (await isBegun(db, moduleId)),
    obstacles: before ? minorObstacles(before.shape, after) : [],
    added,
    changed,
    removed,
    changedKeys: before ? changedKeys(before.shape, after) : [],
    items: after.items.map(({ id, kind, tracks }) => ({ id, kind, tracks })),
    since: before?.since ?? new Map(),
  };
}

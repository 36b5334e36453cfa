import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export interface ModuleAddress {
  id: string;
  /** The slug that is in use. */
  slug: string;
  currentVersionId: string | null;
  deltaDays: number;
  /** Set when the slug asked for is an older one of this module: the page that answers for it. */
  movedTo?: string;
}

/** Finds a module by its address, also by one that it had before. */
export async function getModuleBySlug(db: Kysely<Schema>, slug: string): Promise<ModuleAddress | null> {
  const columns = ['modules.id', 'modules.slug', 'current_version_id', 'delta_days'] as const;
  const row = await db.selectFrom('modules').select(columns).where('slug', '=', slug).executeTakeFirst();
  if (row) return address(row);
  const old = await db
    .selectFrom('slug_history')
    .innerJoin('modules', 'modules.id', 'slug_history.module_id')
    .select(columns)
    .where('slug_history.slug', '=', slug)
    .executeTakeFirst();
  return old ? { ...address(old), movedTo: old.slug } : null;
}

function address(row: {
  id: string;
  slug: string;
  current_version_id: string | null;
  delta_days: number;
}): ModuleAddress {
  return { id: row.id, slug: row.slug, currentVersionId: row.current_version_id, deltaDays: row.delta_days };
}

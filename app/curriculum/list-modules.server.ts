import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { ModuleManifest } from './fingerprint.ts';

export interface ListedModule {
  id: string;
  slug: string;
  /** Of the version that is served; of a module that is being revised, the id. */
  title: string;
  summary: string;
  currentVersionId: string | null;
  number: number | null;
  ownedBy: 'folder' | 'studio';
}

/** Every module, by slug. */
export async function listModules(db: Kysely<Schema>): Promise<ListedModule[]> {
  const rows = await db
    .selectFrom('modules')
    .leftJoin('module_versions', 'module_versions.id', 'modules.current_version_id')
    .select([
      'modules.id',
      'modules.slug',
      'modules.summary',
      'modules.current_version_id',
      'modules.owned_by',
      'module_versions.number',
      'module_versions.manifest',
    ])
    .orderBy('modules.slug')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.manifest ? (JSON.parse(row.manifest) as ModuleManifest).title : row.id,
    summary: row.summary,
    currentVersionId: row.current_version_id,
    number: row.number,
    ownedBy: row.owned_by,
  }));
}

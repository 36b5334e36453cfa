import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { getUpstream } from './get-upstream.server.ts';

export interface ModuleOrigin {
  slug: string;
  /** folder: it comes with the content folder; studio: the organisation writes it itself. */
  ownedBy: 'folder' | 'studio';
  /** The content folder ships something that the module has never been (`getUpstream`). */
  hasUpstream: boolean;
  /** The version that is served. */
  version: { id: string; number: number; fingerprint: string; publishedAt: string } | null;
}

/** Whose a module is and what is served of it; null for one that was never published. */
export async function getModuleOrigin(db: Kysely<Schema>, moduleId: string): Promise<ModuleOrigin | null> {
  const row = await db
    .selectFrom('modules')
    .leftJoin('module_versions', 'module_versions.id', 'modules.current_version_id')
    .select(['slug', 'owned_by', 'module_versions.id', 'number', 'fingerprint', 'published_at'])
    .where('modules.id', '=', moduleId)
    .executeTakeFirst();
  if (!row) return null;
  const { slug, owned_by: ownedBy, id, number, fingerprint, published_at: publishedAt } = row;
  const served = id !== null && number !== null && fingerprint !== null && publishedAt !== null;
  const hasUpstream = (await getUpstream(db, moduleId)) !== null;
  return { slug, ownedBy, hasUpstream, version: served ? { id, number, fingerprint, publishedAt } : null };
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export interface BaseVersion {
  id: string;
  number: number;
}

/** The version on which the next one of a module is based: the served one, else the newest; null for a module without any. */
export async function getBaseVersion(db: Kysely<Schema>, moduleId: string): Promise<BaseVersion | null> {
  const rows = await db
    .selectFrom('module_versions')
    .innerJoin('modules', 'modules.id', 'module_versions.module_id')
    .select(['module_versions.id', 'number', 'current_version_id'])
    .where('module_id', '=', moduleId)
    .orderBy('number')
    .execute();
  const base = rows.find((row) => row.id === row.current_version_id) ?? rows.at(-1);
  return base ? { id: base.id, number: base.number } : null;
}

import type { Kysely } from 'kysely';
import { z } from 'zod';
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
}

const summarySchema = z.string();

/** Key of the setting that holds what the manifest leaves out: the sentence for lists. */
export const summaryKey = (moduleId: string) => `curriculum.summary.${moduleId}`;

/** Every module, by slug. */
export async function listModules(db: Kysely<Schema>): Promise<ListedModule[]> {
  const rows = await db
    .selectFrom('modules')
    .leftJoin('module_versions', 'module_versions.id', 'modules.current_version_id')
    .select([
      'modules.id',
      'modules.slug',
      'modules.current_version_id',
      'module_versions.number',
      'module_versions.manifest',
    ])
    .orderBy('modules.slug')
    .execute();
  const summaries = await readSummaries(db);
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.manifest ? (JSON.parse(row.manifest) as ModuleManifest).title : row.id,
    summary: summaries.get(summaryKey(row.id)) ?? '',
    currentVersionId: row.current_version_id,
    number: row.number,
  }));
}

async function readSummaries(db: Kysely<Schema>): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('key', 'like', `${summaryKey('')}%`)
    .execute();
  return new Map(rows.map((row) => [row.key, summarySchema.parse(JSON.parse(row.value))]));
}

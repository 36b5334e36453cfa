import type { Kysely } from 'kysely';
import { getModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { ImportReport } from './import-report.ts';

/** The report of an upload, for the person who sent it and nobody else. */
export async function getImportPage(db: Kysely<Schema>, deps: Deps, ownerId: string, id: string) {
  const row = await db
    .selectFrom('module_imports')
    .select(['module_id', 'title', 'slug', 'file_name', 'report'])
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'exchange.no-such-import');
  const origin = await getModuleOrigin(db, row.module_id);
  return {
    moduleId: row.module_id,
    title: row.title,
    slug: row.slug,
    fileName: row.file_name,
    /** What learners see of the module now; null for a new one. */
    served: origin?.version ? { number: origin.version.number, fingerprint: origin.version.fingerprint } : null,
    report: JSON.parse(row.report) as ImportReport,
    operationKey: deps.newId(),
  };
}

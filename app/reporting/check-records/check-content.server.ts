import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { checkCurriculumVersions } from './check-curriculum-versions.server.ts';
import { checkModuleVersion } from './check-module-version.server.ts';
import { checkTexts } from './check-texts.server.ts';
import type { Finding } from './finding.ts';

/** Published content against its fingerprints, recomputed from what is stored now. */
export async function checkContent(db: Kysely<Schema>): Promise<Finding[]> {
  const versions = await db.selectFrom('module_versions').selectAll().orderBy('module_id').orderBy('number').execute();
  const findings = await checkTexts(db);
  for (const version of versions) findings.push(...(await checkModuleVersion(db, version)));
  return [...findings, ...(await checkCurriculumVersions(db))];
}

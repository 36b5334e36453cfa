import type { Kysely } from 'kysely';
import { curriculumFingerprint } from '#app/curriculum/fingerprint.ts';
import type { Track } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

/** Curriculum versions against their fingerprints. */
export async function checkCurriculumVersions(db: Kysely<Schema>): Promise<Finding[]> {
  const versions = await db
    .selectFrom('curriculum_versions')
    .selectAll()
    .orderBy('curriculum_id')
    .orderBy('number')
    .execute();
  const modules = await db.selectFrom('curriculum_modules').selectAll().execute();
  return versions.flatMap((version) => {
    const own = modules.filter((row) => row.curriculum_version_id === version.id);
    const stored = fingerprintOf(version, own);
    if (stored === version.fingerprint) return [];
    const about = {
      table: 'curriculum_versions',
      key: keyOf({ curriculum_id: version.curriculum_id, number: version.number }),
      stored,
      expected: version.fingerprint,
    };
    return [finding(about, 'its rule, validity and modules are not those that its fingerprint is of')];
  });
}

function fingerprintOf(version: Schema['curriculum_versions'], modules: Schema['curriculum_modules'][]): string {
  try {
    return curriculumFingerprint({
      id: version.curriculum_id,
      rule: JSON.parse(version.rule) as { pooledFoundationPercent: number },
      validityMonths: version.validity_months,
      modules: modules.map((row) => ({ id: row.module_id, track: row.track as Track })),
    });
  } catch {
    return 'unreadable';
  }
}

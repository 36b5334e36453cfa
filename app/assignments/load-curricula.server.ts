import type { Kysely } from 'kysely';
import { getCurriculumVersion } from '#app/curriculum/get-curriculum-version.server.ts';
import type { Schema } from '#db/schema.ts';
import type { CurriculumFacts, CurriculumOf } from './cycle.ts';

/** The rules of some curriculum versions, ready for pure folds; throws for a version that was never published. */
export async function loadCurricula(
  db: Kysely<Schema>,
  refs: { curriculum: string; number: number }[],
): Promise<CurriculumOf> {
  const known = new Map<string, CurriculumFacts>();
  for (const { curriculum, number } of refs) {
    const key = `${curriculum} ${number}`;
    if (!known.has(key)) known.set(key, await loadCurriculum(db, curriculum, number));
  }
  return (curriculum, number) => {
    const facts = known.get(`${curriculum} ${number}`);
    if (!facts) throw new Error(`no curriculum ${curriculum}, version ${number}`);
    return facts;
  };
}

async function loadCurriculum(db: Kysely<Schema>, curriculum: string, number: number): Promise<CurriculumFacts> {
  const row = await db
    .selectFrom('curriculum_versions')
    .select('id')
    .where('curriculum_id', '=', curriculum)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw new Error(`no curriculum ${curriculum}, version ${number}`);
  const version = await getCurriculumVersion(db, row.id);
  return {
    versionId: row.id,
    pooledFoundationPercent: version.rule.pooledFoundationPercent,
    validityMonths: version.validityMonths,
  };
}

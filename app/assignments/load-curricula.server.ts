import type { Kysely } from 'kysely';
import type { CurriculumRule } from '#app/curriculum/get-curriculum-version.server.ts';
import type { Schema } from '#db/schema.ts';
import type { CurriculumFacts, CurriculumOf } from './cycle.ts';

/** The rules of every version of some curricula, ready for pure folds; asking for a version that is not there throws. */
export async function loadCurricula(db: Kysely<Schema>, curricula: string[]): Promise<CurriculumOf> {
  const known = new Map<string, CurriculumFacts>();
  for (const row of await versionRows(db, [...new Set(curricula)])) {
    const { pooledFoundationPercent } = JSON.parse(row.rule) as CurriculumRule;
    const facts = { versionId: row.id, pooledFoundationPercent, validityMonths: row.validity_months };
    known.set(`${row.curriculum_id} ${row.number}`, facts);
  }
  return (curriculum, number) => {
    const facts = known.get(`${curriculum} ${number}`);
    if (!facts) throw new Error(`no curriculum ${curriculum}, version ${number}`);
    return facts;
  };
}

async function versionRows(db: Kysely<Schema>, curricula: string[]) {
  if (curricula.length === 0) return [];
  return db
    .selectFrom('curriculum_versions')
    .select(['id', 'curriculum_id', 'number', 'rule', 'validity_months'])
    .where('curriculum_id', 'in', curricula)
    .execute();
}

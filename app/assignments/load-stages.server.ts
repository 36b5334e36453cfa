import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { StageOf } from './opens-after.ts';

/** The stages of the modules in a person's open cycles. */
export async function loadStages(db: Kysely<Schema>, personId: string): Promise<StageOf> {
  const rows = await db
    .selectFrom('cycles')
    .innerJoin('curriculum_modules', 'curriculum_modules.curriculum_version_id', 'cycles.curriculum_version_id')
    .innerJoin('modules', 'modules.id', 'curriculum_modules.module_id')
    .where('cycles.person_id', '=', personId)
    .where('cycles.state', '=', 'open')
    .where('modules.current_version_id', 'is not', null)
    .select(['cycles.id', 'curriculum_modules.module_id', 'curriculum_modules.stage'])
    .execute();
  const stages = new Map(rows.map((row) => [`${row.id} ${row.module_id}`, row.stage]));
  return (cycle, module) => stages.get(`${cycle.id} ${module}`) ?? null;
}

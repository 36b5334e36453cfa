import type { Kysely } from 'kysely';
import type { CurriculumRule } from '#app/curriculum/get-curriculum-version.server.ts';
import type { Schema } from '#db/schema.ts';

/** What the pages say of an open or fulfilled cycle beyond its own state. */
export interface CycleCourse {
  title: string;
  pooledFoundationPercent: number;
  modules: Map<string, CycleModule>;
}

export interface CycleModule {
  slug: string;
  /** Of the version that is served; null while the module is being revised. */
  versionId: string | null;
  /** Where the curriculum's order puts it; null where a later version brought it in. */
  stage: number | null;
}

/** The curricula and modules of a person's open and fulfilled cycles, by cycle, in one read. */
export async function listCourses(db: Kysely<Schema>, personId: string): Promise<Map<string, CycleCourse>> {
  const rows = await db
    .selectFrom('cycles')
    .innerJoin('targets', 'targets.cycle_id', 'cycles.id')
    .innerJoin('modules', 'modules.id', 'targets.module_id')
    .innerJoin('curriculum_versions', 'curriculum_versions.id', 'cycles.curriculum_version_id')
    .innerJoin('curricula', 'curricula.id', 'curriculum_versions.curriculum_id')
    .leftJoin('curriculum_modules', (join) =>
      join
        .onRef('curriculum_modules.curriculum_version_id', '=', 'curriculum_versions.id')
        .onRef('curriculum_modules.module_id', '=', 'modules.id'),
    )
    .where('cycles.person_id', '=', personId)
    .where('cycles.state', 'in', ['open', 'fulfilled'])
    .select(['cycles.id as cycle', 'curricula.title', 'curriculum_versions.rule', 'curriculum_modules.stage'])
    .select(['modules.id as module', 'modules.slug', 'modules.current_version_id as versionId'])
    .execute();
  const courses = new Map<string, CycleCourse>();
  for (const { cycle, title, rule, module, slug, versionId, stage } of rows) {
    const { pooledFoundationPercent } = JSON.parse(rule) as CurriculumRule;
    const course = courses.get(cycle) ?? { title, pooledFoundationPercent, modules: new Map() };
    course.modules.set(module, { slug, versionId, stage });
    courses.set(cycle, course);
  }
  return courses;
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Snapshot, SnapshotModule } from './snapshot.ts';

/**
 * The modules of a snapshot in the order in which its curriculum teaches them, for showing. The signed snapshot keeps its own
 * order; a module that the curriculum version does not list comes last.
 */
export async function modulesInOrder(db: Kysely<Schema>, snapshot: Snapshot): Promise<SnapshotModule[]> {
  const rows = await db
    .selectFrom('curriculum_modules')
    .innerJoin('curriculum_versions', 'curriculum_versions.id', 'curriculum_modules.curriculum_version_id')
    .where('curriculum_versions.curriculum_id', '=', snapshot.curriculum.id)
    .where('curriculum_versions.number', '=', snapshot.curriculum.number)
    .select(['curriculum_modules.module_id', 'curriculum_modules.stage'])
    .execute();
  const stages = new Map(rows.map((row) => [row.module_id, row.stage]));
  const stageOf = ({ id }: SnapshotModule) => stages.get(id) ?? Number.MAX_SAFE_INTEGER;
  return snapshot.modules.toSorted((a, b) => stageOf(a) - stageOf(b));
}

import { type Kysely, sql } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Schema } from '#db/schema.ts';
import type { Acts } from './lesson-done.ts';

/** A person's acts that bear on a module version, in one read: enough for `lessonDone` and the progress numbers. */
export async function getProgress(db: Kysely<Schema>, personId: string, facts: VersionFacts): Promise<Acts> {
  const rows = await db
    .selectFrom('lesson_progress')
    .where('person_id', '=', personId)
    .where('lesson_id', 'in', idsOf(facts.lessons))
    .select([sql<string>`'lesson'`.as('kind'), 'lesson_id as id', 'read_version as version', 'read_seq as seq'])
    .select(sql<number>`1`.as('passed'))
    .select(sql<string>`''`.as('version_id'))
    .unionAll(
      db
        .selectFrom('block_results')
        .where('person_id', '=', personId)
        .where('block_id', 'in', idsOf(facts.blocks))
        .select([sql<string>`'block'`.as('kind'), 'block_id as id', 'best_version as version', 'seq', 'passed'])
        .select(sql<string>`''`.as('version_id')),
    )
    .unionAll(
      db
        .selectFrom('credits')
        .innerJoin('module_versions', 'module_versions.id', 'credits.module_version_id')
        .where('person_id', '=', personId)
        .where('module_id', '=', facts.moduleId)
        .select([sql<string>`'credit'`.as('kind'), 'outcome as id', 'number as version', 'seq'])
        .select(sql<number>`1`.as('passed'))
        .select('module_versions.id as version_id'),
    )
    .execute();
  return actsOf(rows, facts.moduleId);
}

const noId = [''];
const idsOf = (items: { id: string }[]): string[] => (items.length === 0 ? noId : items.map((item) => item.id));

interface Row {
  kind: string;
  id: string;
  version: number;
  seq: number;
  passed: number;
  version_id: string;
}

function actsOf(rows: Row[], module: string): Acts {
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    lessons: new Map(of('lesson').map(({ id, version, seq }) => [id, { version, seq }])),
    blocks: new Map(of('block').map(({ id, version, seq, passed }) => [id, { version, seq, passed: passed === 1 }])),
    credits: of('credit').map(({ id, version, seq, version_id }) => ({
      module,
      outcome: id,
      version,
      versionId: version_id,
      seq,
    })),
  };
}

import type { Kysely } from 'kysely';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import type { Acts } from './lesson-done.ts';
import type { BlockResult, Credit, LessonRead } from './progress.ts';

/** The acts of several people that stand in tables, in three reads; somebody without any is left out. */
export async function listActs(db: Kysely<Schema>, personIds: string[]): Promise<Map<string, Acts>> {
  const theirs = givenIds(db, personIds);
  const [lessons, blocks, credits] = await Promise.all([
    db.selectFrom('lesson_progress').selectAll().where('person_id', 'in', theirs).execute(),
    db.selectFrom('block_results').selectAll().where('person_id', 'in', theirs).execute(),
    db
      .selectFrom('credits')
      .innerJoin('module_versions', 'module_versions.id', 'credits.module_version_id')
      .select(['person_id', 'outcome', 'seq', 'module_versions.module_id', 'module_versions.id', 'number'])
      .where('person_id', 'in', theirs)
      .execute(),
  ]);
  const acts = new Map<string, GrowingActs>();
  const of = (person: string) => {
    const known: GrowingActs = acts.get(person) ?? { lessons: new Map(), blocks: new Map(), credits: [] };
    acts.set(person, known);
    return known;
  };
  for (const row of lessons) {
    of(row.person_id).lessons.set(row.lesson_id, { version: row.read_version, seq: row.read_seq });
  }
  for (const row of blocks) {
    of(row.person_id).blocks.set(row.block_id, { version: row.best_version, passed: row.passed === 1, seq: row.seq });
  }
  for (const { person_id, outcome, seq, module_id, id, number } of credits) {
    of(person_id).credits.push({ module: module_id, outcome, version: number, versionId: id, seq });
  }
  return acts;
}

interface GrowingActs {
  lessons: Map<string, LessonRead>;
  blocks: Map<string, BlockResult>;
  credits: Credit[];
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Ids of the module's questions that a person has met in any attempt. An id stays through editions: a hash does not. */
export async function listSeenQuestions(db: Kysely<Schema>, personId: string, moduleId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .innerJoin('question_versions', 'question_versions.hash', 'attempt_items.question_hash')
    .select('question_versions.question_id')
    .distinct()
    .where('attempts.person_id', '=', personId)
    .where('attempts.module_id', '=', moduleId)
    .execute();
  return new Set(rows.map((row) => row.question_id));
}

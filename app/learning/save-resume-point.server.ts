import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** Remembers the place where a person stopped in a module; the last one said counts. */
export async function saveResumePoint(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; moduleId: string; lessonId: string; place: string },
): Promise<void> {
  const values = { lesson_id: input.lessonId, place: input.place, at: deps.now().toISOString() };
  await db
    .insertInto('resume_points')
    .values({ person_id: input.personId, module_id: input.moduleId, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'module_id']).doUpdateSet(values))
    .execute();
}

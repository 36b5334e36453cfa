import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Every curriculum, by title. */
export function listCurricula(db: Kysely<Schema>): Promise<{ id: string; title: string }[]> {
  return db.selectFrom('curricula').select(['id', 'title']).orderBy('title').orderBy('id').execute();
}

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type Source, sourceSchema } from './content-schemas.ts';

/** The sources that lessons may cite, by id. */
export async function listSources(db: Kysely<Schema>): Promise<Record<string, Source>> {
  const rows = await db.selectFrom('sources').select(['id', 'body']).orderBy('id').execute();
  return Object.fromEntries(rows.map(({ id, body }) => [id, sourceSchema.parse(JSON.parse(body))]));
}

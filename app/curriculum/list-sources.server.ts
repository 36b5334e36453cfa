import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type Source, sourceSchema } from './content-schemas.ts';

/** As they were read last: they seldom change, and are asked for at every pause in typing. */
let last: { text: string; sources: Readonly<Record<string, Source>> } = { text: '', sources: {} };

/** The sources that lessons may cite, by id. */
export async function listSources(db: Kysely<Schema>): Promise<Readonly<Record<string, Source>>> {
  const rows = await db.selectFrom('sources').select(['id', 'body']).orderBy('id').execute();
  const text = rows.map(({ id, body }) => `${id} ${body}`).join('\n');
  if (text !== last.text) {
    const sources = rows.map(({ id, body }) => [id, sourceSchema.parse(JSON.parse(body))] as const);
    last = { text, sources: Object.freeze(Object.fromEntries(sources)) };
  }
  return last.sources;
}

import type { Kysely } from 'kysely';
import { uncoveredCharacters } from '#app/formats/fonts.server.ts';
import type { Schema } from '#db/schema.ts';

const page = 2_000;

export interface UncoveredNames {
  people: number;
  /** Each character once. */
  characters: string[];
}

/** Names of active people with characters that no bundled font can print on a certificate. Reads in pages. */
export async function listUncoveredNames(db: Kysely<Schema>): Promise<UncoveredNames> {
  const characters = new Set<string>();
  let people = 0;
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('people')
      .select(['id', 'name'])
      .where('active', '=', 1)
      .where('id', '>', after)
      .orderBy('id')
      .limit(page)
      .execute();
    for (const { name } of rows) {
      const missing = uncoveredCharacters(name);
      if (missing.length > 0) people += 1;
      for (const character of missing) characters.add(character);
    }
    const last = rows.at(-1);
    if (!last || rows.length < page) return { people, characters: [...characters].sort() };
    after = last.id;
  }
}

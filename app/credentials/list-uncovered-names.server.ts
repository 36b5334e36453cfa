import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { uncoveredCharacters } from '#app/formats/fonts.server.ts';
import type { Schema } from '#db/schema.ts';

const page = 2_000;

/** Milliseconds of work after which other requests get their turn. One name takes some 10, where it is the first of its script. */
const TURN = 5;

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
  let turn = performance.now();
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
      if (performance.now() - turn < TURN) continue;
      await nextTurn();
      turn = performance.now();
    }
    const last = rows.at(-1);
    if (!last || rows.length < page) return { people, characters: [...characters].sort() };
    after = last.id;
  }
}

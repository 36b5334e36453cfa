import type { Kysely } from 'kysely';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import type { Schema } from '#db/schema.ts';
import { searchName, wordsOf } from './names.ts';
import { cleanStaffNumber } from './person.ts';

/** People looked at for a name. */
const mostFound = 1000;

/**
 * Ids of those whose name has words that begin as in `q`, in any order, and of whoever has this staff number. `tooMany`: some
 * are missing.
 */
export async function findByName(db: Kysely<Schema>, q: string): Promise<{ ids: string[]; tooMany: boolean }> {
  const numbered = await findByStaffNumber(db, q);
  const named = await findByWords(db, wordsOf(searchName(q)));
  const ids = new Set([...(numbered === null ? [] : [numbered]), ...named.slice(0, mostFound)]);
  return { ids: [...ids], tooMany: named.length > mostFound };
}

export async function findByStaffNumber(db: Kysely<Schema>, text: string): Promise<string | null> {
  const number = cleanStaffNumber(text);
  if (number === null) return null;
  const row = await db.selectFrom('people').select('id').where('staff_number', '=', number).executeTakeFirst();
  return row?.id ?? null;
}

/** The longest word is looked up first: it leaves the fewest. */
async function findByWords(db: Kysely<Schema>, words: string[]): Promise<string[]> {
  const [first, ...others] = words.toSorted((a, b) => b.length - a.length);
  if (first === undefined) return [];
  let query = db
    .selectFrom('name_words')
    .select('name_words.person_id')
    .distinct()
    .where('word', '>=', first)
    .where('word', '<', afterPrefix(first));
  for (const other of others) {
    query = query.where((by) =>
      by.exists(
        by
          .selectFrom('name_words as also')
          .select('also.word')
          .whereRef('also.person_id', '=', 'name_words.person_id')
          .where('also.word', '>=', other)
          .where('also.word', '<', afterPrefix(other)),
      ),
    );
  }
  const rows = await query.limit(mostFound + 1).execute();
  return rows.map((row) => row.person_id);
}

import { type Kysely, type RawBuilder, sql } from 'kysely';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import type { Schema } from '#db/schema.ts';
import { findByStaffNumber } from './find-by-staff-number.server.ts';
import { searchName, wordsOf } from './names.ts';

/** What somebody typed to find people: words that a name has, in any order, each from its beginning on; or a staff number. */
export interface NameSearch {
  /** Those who have the first are read to find those who have all. */
  words: string[];
  /** Whose staff number it is; null where it is nobody's. */
  numbered: string | null;
}

export async function readNameSearch(db: Kysely<Schema>, q: string): Promise<NameSearch> {
  const byLength = wordsOf(searchName(q)).toSorted((a, b) => b.length - a.length);
  return { words: byLength, numbered: await findByStaffNumber(db, q) };
}

/** Whether a search finds somebody: for rows that are read anyway. */
export function isFound(personId: RawBuilder<string>, { words, numbered }: NameSearch): RawBuilder<boolean> {
  const each = words.map((word) => hasWord(personId, word));
  const named = each.length > 0 ? sql`(${sql.join(each, sql` and `)})` : sql`1 = 0`;
  return numbered === null ? sql<boolean>`${named}` : sql<boolean>`(${named} or ${personId} = ${numbered})`;
}

/**
 * The same for many rows: all whom the search finds are read first and kept at hand. Within `case`, since PostgreSQL would
 * join them, and with that give up the order in which the rows are read.
 */
export const isAmongFound = (personId: RawBuilder<string>, search: NameSearch): RawBuilder<boolean> =>
  sql<boolean>`case when ${personId} in ${foundIds(search)} then 1 else 0 end = 1`;

/** Ids (`id`) of all whom a search finds: those who have its first word are read. */
export function foundIds({ words, numbered }: NameSearch): RawBuilder<string> {
  const [first, ...others] = words;
  const byNumber = sql`select id from people where id = ${numbered}`;
  if (first === undefined) return sql<string>`(${byNumber})`;
  const named = [begins('named.word', first), ...others.map((word) => hasWord(sql.ref('named.person_id'), word))];
  return sql<string>`(select person_id as id from name_words as named where ${sql.join(named, sql` and `)} union ${byNumber})`;
}

/** How many people have each of the words, counted up to `most`. */
export async function countWords(
  db: Kysely<Schema>,
  words: string[],
  most: number,
): Promise<{ word: string; n: number }[]> {
  if (words.length === 0) return [];
  const counted = words.map(
    (word) => sql`select ${word} as word, count(*) as n from
      (select 1 from name_words as named where ${begins('named.word', word)} limit ${most}) as counted`,
  );
  const { rows } = await sql<{ word: string; n: number }>`${sql.join(counted, sql` union all `)}`.execute(db);
  return rows;
}

/** `offset 0` keeps PostgreSQL from reading all who have the word first. */
const hasWord = (personId: RawBuilder<string>, word: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from name_words as word where word.person_id = ${personId}
    and ${begins('word.word', word)} limit 1 offset 0)`;

const begins = (column: string, word: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} >= ${word} and ${sql.ref(column)} < ${afterPrefix(word)}`;

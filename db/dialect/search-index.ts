import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { engineOf } from './engine.ts';

export interface SearchEntry {
  lessonId: string;
  lang: string;
  title: string;
  /** Plain text of the lesson. */
  text: string;
}

export interface SearchHit {
  moduleId: string;
  lessonId: string;
  title: string;
  /** About 30 words around the first word found. */
  excerpt: string;
}

type SearchTables = {
  search_entries: {
    module_id: string;
    lesson_id: string;
    lang: string;
    title: string;
    text: string;
    title_words: string;
    text_words: string;
  };
};

const MOST_HITS = 50;
const MOST_WORDS = 8;
const EXCERPT_WORDS = 30;

/** Puts a module's entries in place of those that stand there. */
export async function replaceSearchEntries(
  tx: Transaction<Schema>,
  moduleId: string,
  entries: SearchEntry[],
): Promise<void> {
  const index = tx.withTables<SearchTables>();
  await index.deleteFrom('search_entries').where('module_id', '=', moduleId).execute();
  for (const { lessonId, lang, title, text } of entries) {
    const row = { module_id: moduleId, lesson_id: lessonId, lang, title, text };
    const words = { title_words: wordsOf(title).join(' '), text_words: wordsOf(text).join(' ') };
    await index
      .insertInto('search_entries')
      .values({ ...row, ...words })
      .execute();
  }
}

/** Lessons that hold every word of the query, each word also as the beginning of a longer one; the best first. */
export async function searchLessons(db: Kysely<Schema>, query: string, lang: string): Promise<SearchHit[]> {
  const words = wordsOf(query).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const [match, rank] = engineOf(db) === 'postgres' ? onPostgres(words) : onSqlite(words);
  const rows = await db
    .withTables<SearchTables>()
    .selectFrom('search_entries')
    .select(['module_id', 'lesson_id', 'title', 'text'])
    .where(match)
    .where('lang', '=', lang)
    .orderBy(rank)
    .orderBy('lesson_id')
    .limit(MOST_HITS)
    .execute();
  return rows.map((row) => ({
    moduleId: row.module_id,
    lessonId: row.lesson_id,
    title: row.title,
    excerpt: excerpt(row.text, words),
  }));
}

/** Lower case, without accents; a Han or kana sign is a word of its own. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];
}

function onSqlite(words: string[]) {
  const terms = words.map((word) => `"${word}"*`).join(' ');
  return [sql<boolean>`search_entries match ${terms}`, sql`bm25(search_entries, 0, 0, 0, 0, 0, 8, 1)`] as const;
}

function onPostgres(words: string[]) {
  const terms = words.map((word) => `'${word}':*`).join(' & ');
  const asked = sql`to_tsquery('simple', ${terms})`;
  return [sql<boolean>`document @@ ${asked}`, sql`-ts_rank(document, ${asked})`] as const;
}

function excerpt(text: string, words: string[]): string {
  const pieces = text.split(/\s+/).filter(Boolean);
  const found = pieces.findIndex((piece) => wordsOf(piece).some((word) => words.some((w) => word.startsWith(w))));
  const from = Math.max(0, found - EXCERPT_WORDS / 3);
  const cut = pieces.slice(from, from + EXCERPT_WORDS).join(' ');
  return `${from > 0 ? '… ' : ''}${cut}${from + EXCERPT_WORDS < pieces.length ? ' …' : ''}`;
}

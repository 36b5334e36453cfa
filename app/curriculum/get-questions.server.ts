import type { Kysely } from 'kysely';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';

/** Bank questions by content hash. They hold keys: only sealed ones go to a browser. Unknown hashes are absent. */
export async function getQuestions(db: Kysely<Schema>, hashes: string[]): Promise<Map<string, Question>> {
  if (hashes.length === 0) return new Map();
  const wanted = [...new Set(hashes)];
  const rows = await db.selectFrom('question_versions').select(['hash', 'body']).where('hash', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.hash, JSON.parse(row.body) as Question]));
}

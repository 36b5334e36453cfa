import type { Kysely } from 'kysely';
import { getQuestions } from '#app/curriculum/get-questions.server.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';

/** A body is known by its content hash, so a kept one is never stale, whichever database it came from. */
const kept = new Map<string, Question>();
const limit = 5000;

/** Question bodies by hash, from memory where they have been read before. Throws where one is not in the bank. */
export async function getQuestionBodies(db: Kysely<Schema>, hashes: string[]): Promise<Map<string, Question>> {
  const missing = [...new Set(hashes)].filter((hash) => !kept.has(hash));
  const found = missing.length > 0 ? await getQuestions(db, missing) : new Map<string, Question>();
  const bodies = new Map<string, Question>();
  for (const hash of hashes) {
    const question = kept.get(hash) ?? found.get(hash);
    if (!question) throw new Error(`No question has the hash ${hash}`);
    bodies.set(hash, question);
  }
  for (const [hash, question] of found) kept.set(hash, question);
  for (const hash of kept.keys()) {
    if (kept.size <= limit) break;
    kept.delete(hash);
  }
  return bodies;
}

export async function getQuestionBody(db: Kysely<Schema>, hash: string): Promise<Question> {
  return kept.get(hash) ?? ((await getQuestionBodies(db, [hash])).get(hash) as Question);
}

import type { Kysely } from 'kysely';
import { getItemStatistics } from '#app/assessment/get-item-statistics.server.ts';
import { getQuestions } from '#app/curriculum/get-questions.server.ts';
import type { Schema } from '#db/schema.ts';
import { type AnswerShare, answerShares } from './answer-shares.ts';

/** How one wording of a question was answered. Two wordings are never added up. */
export interface QuestionAnswers {
  hash: string;
  /** The module versions that have it. */
  versions: number[];
  people: number;
  right: number;
  unanswered: number;
  discrimination: number | null;
  shares: AnswerShare[];
}

/** What learners did with a question, the newest wording first; a wording that fewer than five people have answered is left out. */
export async function getAnswers(db: Kysely<Schema>, moduleId: string, questionId: string): Promise<QuestionAnswers[]> {
  const rows = await db
    .selectFrom('version_items')
    .innerJoin('module_versions', 'module_versions.id', 'version_items.version_id')
    .innerJoin('question_versions', 'question_versions.hash', 'version_items.hash')
    .select(['version_items.hash', 'module_versions.number'])
    .where('module_versions.module_id', '=', moduleId)
    .where('version_items.kind', '=', 'question')
    .where('version_items.item_id', '=', questionId)
    .orderBy('module_versions.number', 'desc')
    .execute();
  const hashes = [...new Set(rows.map(({ hash }) => hash))];
  const [bodies, statistics] = await Promise.all([getQuestions(db, hashes), getItemStatistics(db, hashes)]);
  return hashes.flatMap((hash) => {
    const [question, found] = [bodies.get(hash), statistics.get(hash)];
    if (!question || !found) return [];
    const { options, ...rest } = found;
    const versions = rows.filter((row) => row.hash === hash).map(({ number }) => number);
    return [{ hash, versions: versions.reverse(), ...rest, shares: answerShares(question, options) }];
  });
}

import type { Kysely } from 'kysely';
import { getItemStatistics } from '#app/assessment/get-item-statistics.server.ts';
import { getQuestions } from '#app/curriculum/get-questions.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Schema } from '#db/schema.ts';
import { type AnalysedQuestion, analysed } from './answer-signs.ts';

/** The questions of the versions that are served, the hardest first, of the modules whose statistics the actor may see. */
export async function getAnalyticsPage(db: Kysely<Schema>, actor: Actor) {
  const modules = (await listModules(db)).filter(({ id }) => can(actor, 'see-analytics', { moduleId: id }));
  const analysed = await Promise.all(modules.map(async ({ id, title }) => ({ id, title, ...(await analyse(db, id)) })));
  return { modules: analysed };
}

async function analyse(db: Kysely<Schema>, moduleId: string) {
  const hashes = (await getCurrentFacts(db, moduleId))?.questions.map(({ hash }) => hash) ?? [];
  const questions = await analysedQuestions(db, hashes);
  return { questions: questions.sort((a, b) => a.right - b.right), quiet: hashes.length - questions.length };
}

/** Those of these wordings that five people have answered, in the same order. */
export async function analysedQuestions(db: Kysely<Schema>, hashes: string[]): Promise<AnalysedQuestion[]> {
  const [bodies, statistics] = await Promise.all([getQuestions(db, hashes), getItemStatistics(db, hashes)]);
  return hashes.flatMap((hash) => {
    const [question, found] = [bodies.get(hash), statistics.get(hash)];
    return question && found ? [analysed(question, found)] : [];
  });
}

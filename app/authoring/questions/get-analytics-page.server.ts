import type { Kysely } from 'kysely';
import { getItemStatistics } from '#app/assessment/get-item-statistics.server.ts';
import { getQuestions } from '#app/curriculum/get-questions.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Schema } from '#db/schema.ts';
import { answerShares } from './answer-shares.ts';

/** People after whom an option that nobody has chosen says something. */
const enoughForDistractors = 20;

export interface AnalysedQuestion {
  id: string;
  stem: string;
  people: number;
  right: number;
  discrimination: number | null;
  /** Wrong options that nobody chose; empty with too few people. */
  idle: string[];
}

/** The questions of the versions that are served, the hardest first, of the modules whose statistics the actor may see. */
export async function getAnalyticsPage(db: Kysely<Schema>, actor: Actor) {
  const modules = (await listModules(db)).filter(({ id }) => can(actor, 'see-analytics', { moduleId: id }));
  const analysed = await Promise.all(modules.map(async ({ id, title }) => ({ id, title, ...(await analyse(db, id)) })));
  return { modules: analysed };
}

async function analyse(db: Kysely<Schema>, moduleId: string) {
  const hashes = (await getCurrentFacts(db, moduleId))?.questions.map(({ hash }) => hash) ?? [];
  const [bodies, statistics] = await Promise.all([getQuestions(db, hashes), getItemStatistics(db, hashes)]);
  const questions = hashes.flatMap((hash): AnalysedQuestion[] => {
    const [question, found] = [bodies.get(hash), statistics.get(hash)];
    if (!question || !found) return [];
    const { people, right, discrimination, options } = found;
    const unused = answerShares(question, options).filter((each) => !each.right && each.share === 0);
    const idle = people < enoughForDistractors ? [] : unused.map(({ text }) => text);
    return [{ id: question.id, stem: question.stem, people, right, discrimination, idle }];
  });
  return { questions: questions.sort((a, b) => a.right - b.right), quiet: hashes.length - questions.length };
}

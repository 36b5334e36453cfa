import type { Expression, Kysely } from 'kysely';
import { attemptsAllowed } from '#app/assignments/attempts-left.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { loadLearner } from './load-learner.server.ts';
import { quizStateOf } from './quiz-state.ts';

/** Who of these people (a query of ids) has used up the attempts of a quiz without passing it. */
export async function listPeopleToTalkTo(
  db: Kysely<Schema>,
  deps: Deps,
  people: Expression<string>,
): Promise<Set<string>> {
  const candidates = await db
    .selectFrom('attempts')
    .innerJoin('cycles', 'cycles.id', 'attempts.cycle_id')
    .where('attempts.person_id', 'in', people)
    .where('attempts.status', '=', 'closed')
    .where('cycles.state', '=', 'open')
    .groupBy(['attempts.person_id', 'attempts.cycle_id', 'attempts.module_id'])
    .having((by) => by.fn.countAll<number>(), '>=', attemptsAllowed)
    .select(['attempts.person_id', 'attempts.module_id'])
    .execute();
  const talk = new Set<string>();
  for (const personId of new Set(candidates.map((row) => row.person_id))) {
    const learner = await loadLearner(db, deps, personId);
    const modules = candidates.filter((row) => row.person_id === personId).map((row) => row.module_id);
    if (modules.some((module) => quizStateOf(learner, module).kind === 'talk')) talk.add(personId);
  }
  return talk;
}
